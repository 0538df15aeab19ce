"""Where a name stands in a text of another script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.counterparts import is_heard, spoken


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("Merkel", "कल मर्केल आईं।", "मर्केल"),
        ("BBC", "वह बी बी सी में है।", "बी बी सी"),
        ("Newark", "न्यू आर्क दूर है।", "न्यू आर्क"),
    ],
)
def test_where_a_name_is_heard(name: str, text: str, word: str) -> None:
    heard = spoken(text, "hi").best(name)
    assert heard.word == word
    assert heard.span is not None
    assert text[heard.span.start : heard.span.end] == word


def test_words_that_are_somebody_else_are_left_aside() -> None:
    text = spoken("मर्केल और मार्कल आए।", "hi")
    assert text.best("Merkel").word == "मर्केल"
    assert text.best("Merkel", frozenset({"मर्केल"})).word == "मार्कल"


def test_common_words_of_the_same_script_are_not_much_like_a_name() -> None:
    text = spoken("Der Weg ist weit.", "de")
    assert (
        text.best("Vega").likeness < 70 < spoken("Der Vegas ist weit.", "de").best("Vega").likeness
    )


@given(st.text(), st.text(max_size=20))
def test_any_text_can_be_searched(text: str, word: str) -> None:
    heard = spoken(text, "hi").best(word)
    assert 0 <= heard.likeness <= 100
    assert heard.span is None or text[heard.span.start : heard.span.end] == heard.word


@pytest.mark.parametrize(
    ("passage", "heard"),
    [
        ("एंजेला मर्केल ने", True),
        ("मर्केल", True),
        ("मर्केल और ओबामा ने", False),  # the other side has one of them only
        ("बहुत सुंदर", False),
        ("ने", False),  # nothing is said
        ("मर्केल मर्केल मर्केल मर्केल मर्केल", False),  # more than a name
    ],
)
def test_a_passage_of_names_that_stand_there(passage: str, heard: bool) -> None:
    other = spoken("Angela Merkel sprach mit ihnen.", "de")
    assert is_heard(passage, "hi", other) is heard
