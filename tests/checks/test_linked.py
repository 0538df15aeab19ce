"""What the vectors put in the place of a word."""

import numpy as np
import pytest

from aligner.bitext import Span
from aligner.checks.linked import partners, share, strongest
from aligner.evidence import Links

LINKS = Links(
    np.array([[0, 3], [4, 8], [9, 12]]),
    np.array([[100, 104], [105, 109]]),
    np.array([[0.7, 0.1], [0.2, 0.3], [0.01, 0.02]]),
)
"""Three words of a source, two of its target."""


def test_words_that_belong_together_more_than_to_any_others() -> None:
    assert partners(LINKS, Span(0, 3)) == [Span(100, 104)]
    assert partners(LINKS, Span(0, 8)) == [Span(100, 104), Span(105, 109)]
    assert partners(LINKS, Span(9, 12)) == []  # its best belongs to another one
    assert partners(None, Span(0, 3)) == []


@pytest.mark.parametrize(
    ("span", "most"), [(Span(0, 3), 0.7), (Span(4, 12), 0.3), (Span(9, 10), 0.02)]
)
def test_the_strongest_link_of_a_passage(span: Span, most: float) -> None:
    assert strongest(LINKS, span) == most


def test_nothing_is_known_of_what_has_no_words() -> None:
    assert strongest(LINKS, Span(20, 30)) == strongest(None, Span(0, 3)) == 1
    assert share(LINKS, Span(0, 3), Span(200, 204)) == 1


def test_the_share_of_two_passages() -> None:
    assert share(LINKS, Span(4, 12), Span(100, 104)) == 0.2
