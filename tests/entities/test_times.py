"""Clock times are read in figures and in words, with their exact place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.times import times

READ = [
    ("de", "um 15:00 Uhr", [("15:00 Uhr", "15:00", False)]),
    ("de", "um 15.00 Uhr", [("15.00 Uhr", "15:00", False)]),
    ("de", "15 Uhr 30", [("15 Uhr 30", "15:30", False)]),
    ("de", "um halb acht", [("halb acht", "7:30", True)]),
    ("de", "Viertel nach sieben", [("Viertel nach sieben", "7:15", True)]),
    ("de", "dreiviertel 8", [("dreiviertel 8", "7:45", True)]),
    ("de", "am Montagabend gegen 8 Uhr", [("8 Uhr", "20:00", False)]),
    ("de", "8 bis 10 Uhr", [("8", "8:00", True), ("10 Uhr", "10:00", True)]),
    ("de", "Mitternacht", [("Mitternacht", "0:00", False)]),
    ("de", "eine Uhr, 3:2, 1.234 Uhr, 25 Uhr, 12:75 Uhr", []),
    ("hi", "दोपहर 3 बजे", [("3 बजे", "15:00", False)]),
    ("hi", "साढ़े सात बजे", [("साढ़े सात बजे", "7:30", True)]),
    ("hi", "शाम सवा 8 बजे", [("सवा 8 बजे", "20:15", False)]),
    ("hi", "डेढ़ बजे", [("डेढ़ बजे", "1:30", True)]),
    ("hi", "सुबह के करीब १० बजे", [("१० बजे", "10:00", False)]),
    ("hi", "8 बजकर 10 मिनट", [("8 बजकर 10 मिनट", "8:10", True)]),
    ("hi", "रात 12 बजे", [("12 बजे", "0:00", False)]),
    ("hi", "साढ़े सात लाख", []),
    ("en", "🎉 3:30 p.m.", [("3:30 p.m.", "15:30", False)]),
    ("en", "half past seven", [("half past seven", "7:30", True)]),
    ("en", "a quarter to 8", [("quarter to 8", "7:45", True)]),
    ("en", "seven o'clock in the evening", [("seven o'clock", "19:00", False)]),
    ("en", "12 am, 12 pm", [("12 am", "0:00", False), ("12 pm", "12:00", False)]),
    ("fr", "à 15:30", [("15:30", "15:30", False)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), READ)
def test_what_is_read(language: str, text: str, expected: list[tuple[str, str, bool]]) -> None:
    found = times(text, language)
    assert [
        (text[t.span.start : t.span.end], f"{t.minutes // 60}:{t.minutes % 60:02}", t.either)
        for t in found
    ] == expected


def test_figures_alone_may_be_a_score() -> None:
    assert [time.doubtful for time in times("90:55 12:30 12:30 Uhr", "de")] == [True, False]


def test_time_zones_nearby() -> None:
    assert [time.zone for time in times("um 5 Uhr Ostküstenzeit", "de")] == ["Ostküstenzeit"]
    assert [time.zone for time in times("10:15 BST", "hi")] == ["BST"]
    assert [time.zone for time in times("10:15 Uhr MEZ", "de")] == ["CET"]
    assert [time.zone for time in times("10:15 am", "en")] == [""]


PIECES = st.sampled_from(
    ["8", "12", ":", ".", " ", "30", "Uhr", "halb", "बजे", "साढ़े", "शाम", "pm", "bis", "🎉", "acht"]
)


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)),
    st.sampled_from(["de", "hi", "en", "th", "und"]),
)
def test_spans_lie_in_the_text_and_minutes_in_the_day(text: str, language: str) -> None:
    for time in times(text, language):
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert 0 <= time.minutes < 24 * 60
