"""Amounts of money are read by sign, code and name, with their exact place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.money import amounts

READ = [
    ("de", "für 500 Euro", "500 Euro", 500, "EUR"),
    ("de", "5,50 €", "5,50 €", 5.5, "EUR"),
    ("de", "US$ 37 Milliarden", "US$ 37 Milliarden", 37e9, "USD"),
    ("de", "350.000 US-Dollar", "350.000 US-Dollar", 350000, "USD"),
    ("de", "🎉 100 Millionen Pfund", "100 Millionen Pfund", 1e8, "GBP"),
    ("de", "CHF 20", "CHF 20", 20, "CHF"),
    ("hi", "₹५००", "₹५००", 500, "INR"),
    ("hi", "रु. 500", "रु. 500", 500, "INR"),
    ("hi", "10 लाख रुपए", "10 लाख रुपए", 1e6, "INR"),
    ("hi", "5 पाउण्ड", "5 पाउण्ड", 5, "GBP"),
    ("en", "$5 million", "$5 million", 5e6, "USD"),
    ("en", "£ 120", "£ 120", 120, "GBP"),
    ("fr", "5 dollars", "5 dollars", 5, "USD"),
]


@pytest.mark.parametrize(("language", "text", "written", "value", "code"), READ)
def test_what_is_read(language: str, text: str, written: str, value: float, code: str) -> None:
    (found,) = amounts(text, language)
    assert text[found.span.start : found.span.end] == written
    assert found.number.values[0] == value
    assert code in found.currencies


@pytest.mark.parametrize("text", ["5 Europäer", "Dollar", "5 Kilo", "B5"])
def test_what_is_no_money(text: str) -> None:
    assert amounts(text, "de") == ()


PIECES = st.sampled_from(
    ["5", " ", "$", "€", "Rs", "रु.", "Euro", "डॉलर", "लाख", "US", "🎉", "CHF", ","]
)


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["de", "hi", "en", "und"])
)
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    for found in amounts(text, language):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.name in text
