import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Span
from aligner.checks.weight import quoted, severity
from aligner.mqm import Severity
from tests.checks.samples import document

MINOR, MAJOR = Severity.MINOR, Severity.MAJOR


def weight(text: str, passage: str, language: str, confidence: float = 0.9) -> Severity:
    start = text.index(passage)
    return severity(
        document([text], "text", language), Span(start, start + len(passage)), confidence
    )


@pytest.mark.parametrize(
    ("text", "passage", "language", "expected"),
    [
        ("Sie kamen leider zu spät.", "leider", "de", MINOR),
        ("Sie kamen leider sehr spät.", "leider sehr", "de", MINOR),
        ("Sie kamen leider sehr spät.", "leider sehr spät", "de", MAJOR),
        ("Er ist es, der so ist.", "Er ist es, der so", "de", MINOR),  # two words of 3 letters
        ("Sie kamen um 9 an.", "um 9", "de", MAJOR),
        ("वे ९ बजे आए।", "९ बजे", "hi", MAJOR),
        ("Sie kamen nicht an.", "nicht", "de", MAJOR),
        ("They did not come.", "not", "en", MAJOR),
        ("They did not come.", "not", "de", MINOR),
        ("The rules of the EU apply.", "the EU", "en", MAJOR),
        ("Die Regeln der EU gelten.", "der EU", "de", MAJOR),
        ("Das ist ein EUro.", "EUro", "de", MINOR),
        ("On Monday we met Anna there.", "Anna", "en", MAJOR),
        ("We met her, Anna said.", "Anna", "en", MAJOR),
        ("Anna was there.", "Anna", "en", MINOR),  # so every sentence begins
        ("It rained. Clearly so.", "Clearly", "en", MINOR),
        ("Wir trafen dort Leute.", "Leute", "de", MINOR),  # so every noun begins
        ("Wir trafen dort Leute.", "Leute", "de-AT", MINOR),
        ("We met people.", "people", "en", MINOR),
        ("Dorfbewohner kamen.", "bewohner", "de", MINOR),
        ("क्षेत्रों में काम", "क्षेत्रों में काम", "hi", MAJOR),
        ("क्षेत्रों में काम", "क्षेत्रों में", "hi", MINOR),
    ],
)
def test_a_nuance_is_minor_and_what_turns_the_sense_is_major(
    text: str, passage: str, language: str, expected: Severity
) -> None:
    assert weight(text, passage, language) is expected


def test_a_clause_is_major_where_no_spaces_stand() -> None:
    text = "เมื่อวานนี้คณะกรรมการได้เลือกประธานคนใหม่"
    assert weight(text, "คณะกรรมการได้เลือกประธานคนใหม่", "th") is MAJOR
    assert weight(text, "ใหม่", "th") is MINOR


@pytest.mark.parametrize(("confidence", "expected"), [(0.5, MINOR), (0.74, MINOR), (0.75, MAJOR)])
def test_a_clause_that_may_be_worded_in_another_way_is_minor(
    confidence: float, expected: Severity
) -> None:
    assert weight("Sie kamen leider sehr spät.", "leider sehr spät", "de", confidence) is expected


@pytest.mark.parametrize("passage", ["9", "nicht", "EU"])
def test_a_number_a_negation_and_a_name_are_major_however_sure(passage: str) -> None:
    assert weight("Am 9. kam die EU nicht.", passage, "de", 0.5) is MAJOR


def test_only_the_passage_counts() -> None:
    text = "Am 9. Mai kam Anna aus den USA leider nicht."
    assert weight(text, "leider", "de") is MINOR


def test_a_short_passage_is_quoted_in_full_on_one_line() -> None:
    assert quoted("am  Montag\nim Saal") == '"am Montag im Saal"'


def test_of_a_long_passage_the_ends_are_quoted() -> None:
    words = [f"Wort{k:02}" for k in range(20)]
    assert quoted(" ".join(words)) == (
        '"Wort00 Wort01 Wort02 Wort03 ... Wort16 Wort17 Wort18 Wort19"'
    )


@given(st.lists(st.text("abc", min_size=1, max_size=30), max_size=9))
def test_few_words_are_never_cut(words: list[str]) -> None:
    text = " ".join(words)
    assert (quoted(text) == f'"{text}"') is (len(words) <= 8 or len(text) <= 60)
