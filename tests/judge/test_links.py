"""Which words of both sides of a bead belong together, and where they stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bead, Bitext
from aligner.judge import links
from aligner.judge.links import Linked, shares
from tests.checks.samples import document
from tests.judge.samples import directions, text

SOURCE = ("Zuerst", "rot blau", "grün")
TARGET = ("Zuerst", "blau rot gelb")


def linked(*beads: Bead) -> Linked:
    bitext = Bitext(
        document(SOURCE, "a.de.txt", "de"), document(TARGET, "b.de.txt", "de"), tuple(beads)
    )
    return Linked(bitext, (text(*SOURCE), text(*TARGET)))


def test_words_are_given_with_their_places_in_the_documents() -> None:
    found = linked(Bead(range(1, 3), range(1, 2)))(0)
    assert found is not None
    assert found.source.tolist() == [[7, 10], [11, 15], [16, 20]]
    assert found.target.tolist() == [[7, 11], [12, 15], [16, 20]]


def test_the_same_words_belong_together_wherever_they_stand() -> None:
    found = linked(Bead(range(1, 3), range(1, 2)))(0)
    assert found is not None
    assert found.shares[:2].argmax(axis=1).tolist() == [1, 0]
    assert found.shares[:2].max(axis=1).min() > 0.9


def test_without_words_on_a_side_nothing_is_linked() -> None:
    assert linked(Bead(range(1), range(0)))(0) is None


def test_what_is_too_long_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_MOST", 8)
    assert linked(Bead(range(1, 3), range(1, 2)))(0) is None


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 99))
def test_no_word_is_shared_out_more_than_once(n: int, m: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    found = shares(directions(n, random) @ directions(m, random).T)
    assert found.shape == (n, m)
    assert (found >= 0).all()
    assert (found.sum(axis=0) <= 1 + 1e-5).all()
    assert (found.sum(axis=1) <= 1 + 1e-5).all()
