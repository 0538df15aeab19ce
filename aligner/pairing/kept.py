"""Sentence vectors in a byte a number, as they are kept of each document."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embeddings import Floats, Ints

_TOP = 127  # the largest code
_SCALE = 2  # bytes


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """Vectors of n sentences; rounding moves their cosines by less than .01.

    Attributes:
        codes: (n, w) int8.
        scales: (n,) float16, by which the codes of a sentence are multiplied.
    """

    codes: NDArray[np.int8]
    scales: NDArray[np.float16]

    @classmethod
    def of(cls, vectors: Floats) -> "Sentences":
        """Of (n, w) vectors of at most unit length."""
        largest = np.abs(vectors).max(axis=1, initial=0)
        scales = np.maximum(largest / _TOP, np.finfo(np.float16).tiny).astype(np.float16)
        codes = np.rint(vectors / scales.astype(np.float32)[:, None])
        return cls(np.clip(codes, -_TOP, _TOP).astype(np.int8), scales)

    @classmethod
    def read(cls, value: bytes, count: int) -> "Sentences | None":
        """What `bytes` gave of so many sentences; None if it is of another number of them."""
        if not count or len(value) % count or len(value) // count <= _SCALE:
            return None
        rows = np.frombuffer(value, np.int8).reshape(count, -1)
        scales = rows[:, :_SCALE].copy().view(np.float16)[:, 0]
        return cls(rows[:, _SCALE:].copy(), scales)

    def bytes(self) -> bytes:
        """All of it, a sentence after the other."""
        scales = self.scales[:, None].view(np.int8)
        return np.concatenate([scales, self.codes], axis=1).tobytes()

    def floats(self, rows: Ints | slice = slice(None)) -> Floats:
        """(k, w) the vectors of some of them."""
        scales = self.scales[rows].astype(np.float32)
        found: Floats = self.codes[rows] * scales[:, None]
        return found
