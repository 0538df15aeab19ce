"""Which words of both sides of an aligned bead belong together, for checks that ask for it."""

from dataclasses import dataclass

import numpy as np

from aligner.bitext import Bitext, Document
from aligner.embeddings import Floats, Ints
from aligner.evidence import Links
from aligner.judge.losses import Text

_SHARPNESS = 0.12  # cosines that differ by so much differ e-fold in their share
_MOST = 4_000_000  # pairs of words of a bead; with more, none are linked


@dataclass(frozen=True, slots=True)
class Linked:
    """The bitext and what the vectors say of its words; called with the index of a bead."""

    bitext: Bitext
    texts: tuple[Text, Text]

    def __call__(self, bead: int) -> Links | None:
        """Its links; None where a side has no words, or both have too many to be compared."""
        source, target = self.texts
        segments = self.bitext.beads[bead]
        here = _places(self.bitext.source, source, segments.source)
        there = _places(self.bitext.target, target, segments.target)
        if not 0 < len(here) * len(there) <= _MOST:
            return None
        words = source.side(segments.source).words, target.side(segments.target).words
        return Links(here, there, shares(words[0] @ words[1].T))


def _places(document: Document, text: Text, segments: range) -> Ints:
    """(n, 2) where the words of consecutive segments stand in the document."""
    if not segments:
        return np.zeros((0, 2), np.int64)
    offsets = text.words.offsets[segments.start : segments.stop + 1]
    starts = np.repeat([document.segments[i].start for i in segments], np.diff(offsets))
    places: Ints = text.words.spans[text.words.rows(segments)] + starts[:, None]
    return places


def shares(cosines: Floats) -> Floats:
    """(n, m) the share of each row that falls to each column, times that of the column."""
    powers = np.exp((cosines - cosines.max()) / _SHARPNESS)
    found: Floats = powers * powers / (powers.sum(axis=1, keepdims=True) * powers.sum(axis=0))
    return found
