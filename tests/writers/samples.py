"""Bitexts to write: a plain one, one with moved beads, and one whose texts mean harm."""

from dataclasses import replace

from aligner.bitext import Bitext
from tests.report import samples

PLAIN = samples.german_hindi().bitext
"""Six beads, the fourth without a translation."""
MIRRORED = samples.hindi_german().bitext
"""The same with the sides exchanged: the fourth is an addition."""
MERGED = samples.german_thai().bitext
HOSTILE = samples.hostile().bitext


def moved(bitext: Bitext) -> Bitext:
    """The first bead marked as moved."""
    first, *others = bitext.beads
    return replace(bitext, beads=(replace(first, moved=True), *others))
