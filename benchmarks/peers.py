"""Other sentence aligners, those that are installed, on the vectors of our encoder.

    pip install sentweave     # Apache 2.0: Vecalign's programme, given vectors
    pip install bertalign     # GPL 3, Python 3.12 and newer; brings torch

None of them is a dependency; `alignment.py` runs the ones it finds. Both score a merge by the
vector of the merged text, so they get a vector for every run of up to `WIDEST` lines: embedded as
one text (`joined`), or the sum of what its lines got (`summed`), which costs no embedding.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec

import numpy as np
from scorer import Alignment

from aligner.embeddings import Floats, unit_rows

WIDEST = 5  # lines on both sides of a link together; Bertalign's default
_PAD = "PAD"  # both peers embed this where no run of that many lines ends
_PRIOR = 5  # lines that the mean of the encoder weighs as much as, as in our own centring

Encode = Callable[[Sequence[str]], Floats]
"""Texts to (n, d) vectors of unit length."""


@dataclass(frozen=True, slots=True)
class Side:
    """The n lines of a side, and (WIDEST, n, d) vectors.

    Row i of layer k stands for the k + 1 lines that end with line i, of `_PAD` where there are
    fewer.
    """

    texts: list[str]
    layers: Floats

    def centred(self, prior: Floats) -> "Side":
        """With the mean of the lines taken out of all vectors; a short text leans on `prior`."""
        lines = self.layers[0]
        mean = (lines.sum(axis=0) + _PRIOR * prior) / (len(lines) + _PRIOR)
        flat = unit_rows((self.layers - mean).reshape(-1, lines.shape[1]))
        return Side(self.texts, flat.reshape(self.layers.shape))


def joined(texts: list[str], encode: Encode) -> Side:
    """Each run of lines embedded as one text."""
    layers = [_runs(texts, size) for size in range(1, WIDEST + 1)]
    unique = list(dict.fromkeys(text for layer in layers for text in layer))
    rows = dict(zip(unique, encode(unique), strict=True))
    return Side(texts, np.array([[rows[text] for text in layer] for layer in layers]))


def summed(texts: list[str], lines: Floats, pad: Floats) -> Side:
    """The vector of each run the sum of the (n, d) `lines`; `pad` where there is none."""
    sums = np.cumsum(np.vstack([np.zeros_like(lines[:1]), lines]), axis=0, dtype=np.float64)
    layers = []
    for size in range(1, WIDEST + 1):
        missing = min(size - 1, len(texts))
        runs = sums[size:] - sums[: max(len(sums) - size, 0)]
        layers.append(np.vstack([np.tile(pad, (missing, 1)), runs]).astype(np.float32))
    return Side(texts, np.array([unit_rows(layer) for layer in layers]))


def _runs(texts: list[str], size: int) -> list[str]:
    missing = min(size - 1, len(texts))
    ends = range(size, len(texts) + 1)
    return [_PAD] * missing + [" ".join(texts[end - size : end]) for end in ends]


@dataclass(frozen=True, slots=True)
class Peer:
    """An aligner that may be installed.

    Attributes:
        package: its name in the package registry and for `import`.
        knob: what it calls the cost of leaving a line out.
        values: of that knob, to be tried; its default first.
        align: links between two sides, at one value of the knob.
    """

    package: str
    knob: str
    values: tuple[float, ...]
    align: Callable[[Side, Side, float], Alignment]

    @property
    def name(self) -> str:
        return f"{self.package} {version(self.package)}"


def _sentweave(source: Side, target: Side, deletion: float) -> Alignment:
    # It asks for the vectors of one layer after the other, first of the source.
    layers = iter([*source.layers, *target.layers])
    result = import_module("sentweave").align(
        source.texts,
        target.texts,
        lambda _: next(layers),
        alignment_max_size=WIDEST,
        del_percentile_frac=deletion,
    )
    return [(tuple(a.src_indices), tuple(a.tgt_indices)) for a in result.alignments]


def _bertalign(source: Side, target: Side, skip: float) -> Alignment:
    # Its constructor drops empty lines, embeds, and refuses Hindi and Thai, which its language
    # detection does not know; the vectors are given here, so none of that is needed.
    aligner_type = import_module("bertalign").Bertalign
    aligner = aligner_type.__new__(aligner_type)
    aligner.max_align, aligner.top_k, aligner.win = WIDEST, min(3, len(target.texts)), 5
    aligner.skip, aligner.margin, aligner.len_penalty = skip, True, True
    for name, side in (("src", source), ("tgt", target)):
        sizes = range(1, WIDEST)
        lengths = [[len(text.encode()) for text in _runs(side.texts, size)] for size in sizes]
        setattr(aligner, f"{name}_lang", "given")
        setattr(aligner, f"{name}_num", len(side.texts))
        setattr(aligner, f"{name}_vecs", np.ascontiguousarray(side.layers[: WIDEST - 1]))
        setattr(aligner, f"{name}_lens", np.array(lengths, np.int64))
    aligner.char_ratio = float(aligner.src_lens[0].sum() / aligner.tgt_lens[0].sum())
    return [(tuple(map(int, s)), tuple(map(int, t))) for s, t in aligner.align_sents()]


PEERS = (
    Peer("sentweave", "del_percentile_frac", (0.2, 0.02, 0.03, 0.05, 0.07, 0.1), _sentweave),
    Peer("bertalign", "skip", (-0.1, -0.05, -0.025, 0.0, 0.025, 0.05), _bertalign),
)


def installed() -> tuple[Peer, ...]:
    return tuple(peer for peer in PEERS if find_spec(peer.package))
