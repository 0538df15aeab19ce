"""Names that only what is not found on the other side tells from words."""

import pytest

from aligner import bitext_of
from aligner.bitext import Span
from aligner.checks.name_mismatch import NAME_MISMATCH
from aligner.evidence import Evidence
from aligner.mqm import Finding, Probabilities
from tests.checks.samples import GOOD, LEAST

UNSURE = Probabilities(0.02, 0.03, 0.04)


def found(
    source: str, target: str, lost: str, new: str, chances: Probabilities, to: str = "en"
) -> list[Finding]:
    """What is said of a pair, with the passages that are not found on the other side."""
    gaps = _place(source, lost), _place(target, new)
    bitext = bitext_of([source], [target], "de", to)
    evidence = Evidence(bitext, (GOOD,), (chances,), lambda _: gaps, LEAST)
    return list(NAME_MISMATCH.findings(evidence))


def _place(text: str, words: str) -> Span | None:
    start = text.find(words)
    return Span(start, start + len(words)) if words else None


LOST = Probabilities(0.8, 0.03, 0.1)
NEW = Probabilities(0.1, 0.5, 0.2)


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("Das sei falsch, sagte Green.", "That was wrong, he said.", "Green"),
        ("Weber nannte drei Gründe.", "There were three reasons.", "Weber"),
        ("Laut Umfrage liegt die CSU vorn.", "They are ahead in the poll.", "CSU"),
        ("Er kam an die Grazer Oper.", "He came to the opera.", "Grazer"),
    ],
)
def test_what_may_be_a_word_is_lost_where_the_passage_is(
    source: str, target: str, name: str
) -> None:
    assert [f.source_span for f in found(source, target, name, "", LOST)] == [_place(source, name)]
    assert found(source, target, name, "", UNSURE) == []
    assert found(source, target, "", "", LOST) == []


def test_a_word_with_an_article_is_no_name() -> None:
    assert found("Das Erdbeben war stark.", "It was strong.", "Erdbeben", "", LOST) == []


def test_a_name_that_nothing_stands_for_is_added() -> None:
    source, target = "Er lobte die Reform sehr.", "He praised Lindqvist's reform a lot."
    assert [f.target_span for f in found(source, target, "", "Lindqvist", NEW)] == [
        _place(target, "Lindqvist")
    ]
    assert found(source, target, "", "Lindqvist", UNSURE) == []


def test_a_name_that_comes_once_less() -> None:
    source = "Jonas Ostrowski sprach über die Band Ostrowski Blau."
    target = "He spoke about the band Ostrowski Blau."
    names = found(source, target, "Jonas Ostrowski sprach", "", LOST)
    assert [f.source_span for f in names] == [_place(source, "Jonas Ostrowski")]


def test_an_acronym_that_the_translation_spells_out() -> None:
    source = "Das meldet die NRC aus Bergen."
    target = "The National Radio Company says so, from Bergen."
    assert found(source, target, "NRC", "", LOST) == []


def test_a_name_that_the_neighbours_have_is_lost_where_an_omission_is_all_but_sure() -> None:
    source = ["Tennent kauft Netze.", "Laut Tennent reicht es aus."]
    target = ["Tennent buys networks.", "According to it is enough."]
    bitext = bitext_of(source, target, "de", "en")
    gap = Span(len(source[0]) + 1, bitext.source.segments[1].end)

    def missing(omission: float) -> list[Span | None]:
        chances = UNSURE, Probabilities(omission, 0.03, 0.1)
        evidence = Evidence(
            bitext, (GOOD, GOOD), chances, lambda k: (gap if k else None, None), LEAST
        )
        return [each.source_span for each in NAME_MISMATCH.findings(evidence)]

    assert missing(0.5) == []
    assert missing(0.95) == [Span(gap.start + 5, gap.start + 12)]
