"""Where much is left out, leaving out becomes cheap; where nothing is, dear."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.alignment.habits import adapted
from aligner.alignment.lattice import KINDS, Lattice, Scored
from tests.alignment.samples import grid


def diagonal(size: int, good: int) -> Scored:
    """1-1 beads on the diagonal: the first `good` of them match, the others do not."""
    lattice = Lattice(0, *grid(size, size))
    values = np.full((len(KINDS), lattice.size), -np.inf, np.float32)
    for i in range(size):
        values[KINDS.index((1, 1)), lattice.place(i + 1, i + 1)] = 9 if i < good else -9
    return Scored(lattice, KINDS, values)


def gained(size: int, good: int) -> float:
    """What aligning a pair gains by adapting to the text."""
    scored = diagonal(size, good)
    one = range(1), range(1)
    return adapted(scored).score(*one) - scored.score(*one)


def test_a_faultless_text_makes_omissions_dear() -> None:
    assert 0 < gained(10, 10) < gained(40, 40)


def test_a_text_with_much_missing_makes_them_cheap() -> None:
    assert gained(40, 5) < gained(40, 20) < 0


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 12))
def test_what_cannot_be_stays_impossible(size: int) -> None:
    scored = diagonal(size, size)
    found = adapted(scored)
    assert found.values.shape == scored.values.shape
    assert ((found.values > -np.inf) == (scored.values > -np.inf)).all()
