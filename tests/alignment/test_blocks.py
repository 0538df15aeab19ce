"""A lattice is cut into blocks and stretches without loss."""

from itertools import pairwise

import numpy as np

from aligner.alignment.blocks import blocks, stretches
from aligner.alignment.lattice import Lattice

ROWS, BEFORE = 2000, 4


def test_stretches_hold_all_blocks_once_and_know_those_before_them() -> None:
    low = np.arange(ROWS)
    lattice = Lattice(0, low, low + 9)
    offsets = np.arange(ROWS + 10) * 3
    whole = list(blocks(lattice, offsets, offsets))
    parts = stretches(whole, BEFORE)
    assert len(parts) > 1
    assert [block for part in parts for block in part.blocks] == whole
    assert parts[0].before == []
    for earlier, later in pairwise(parts):
        assert later.before == earlier.blocks[-BEFORE:]


def test_nothing_has_no_stretches() -> None:
    assert stretches([], BEFORE) == []
