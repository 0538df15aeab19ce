"""Dates are read in words and in numbers, with their exact place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.dates import Date, dates

READ = [
    ("de", "Am 16. Mai war es warm.", [("16. Mai", 16, 5, None)]),
    ("de", "im Mai 2020", [("Mai 2020", None, 5, 2020)]),
    ("de", "Am 5. Jänner 2021", [("5. Jänner 2021", 5, 1, 2021)]),
    ("de", "am 1. Sept. 2020", [("1. Sept. 2020", 1, 9, 2020)]),
    ("de", "Daten08/04/2023", [("08/04/2023", 8, 4, 2023)]),
    ("de", "am 24. 12. 2020", [("24. 12. 2020", 24, 12, 2020)]),
    ("de", "16./17. Mai", [("16./17. Mai", 16, 5, None), ("16./17. Mai", 17, 5, None)]),
    ("de", "im Mai 12 Tage", [("Mai", None, 5, None)]),
    ("de", "Sept und Okt", []),
    ("de", "mai 2020, Version 1.13.20 und 31.31.2020", []),
    ("hi", "१६ मई २०२४ को", [("१६ मई २०२४", 16, 5, 2024)]),
    ("hi", "29 सितम्बर, 2018", [("29 सितम्बर, 2018", 29, 9, 2018)]),
    ("hi", "फरवरी में", [("फरवरी", None, 2, None)]),
    ("hi", "2017 के जून में", [("2017 के जून", None, 6, 2017)]),
    ("hi", "जून 12 को", [("जून 12", 12, 6, None)]),
    ("hi", "16 से 18 मई", [("16 से 18 मई", 16, 5, None), ("16 से 18 मई", 18, 5, None)]),
    ("en", "on May 16th, 2024, 🎉", [("May 16th, 2024", 16, 5, 2024)]),
    ("en", "the 16th of May", [("16th of May", 16, 5, None)]),
    ("en", "🎉 Dec. 26", [("Dec. 26", 26, 12, None)]),
    ("en", "June 12-14", [("June 12-14", 12, 6, None), ("June 12-14", 14, 6, None)]),
    ("en", "4/13/2023", [("4/13/2023", 13, 4, 2023)]),
    ("en", "13/4/2023", [("13/4/2023", 13, 4, 2023)]),
    ("en", "2023-04-08\r\n", [("2023-04-08", 8, 4, 2023)]),
    ("en", "you may 3 times", []),
    ("es", "16 de mayo de 2020", [("16 de mayo de 2020", 16, 5, 2020)]),
    ("ru", "16 мая 2020", [("16 мая 2020", 16, 5, 2020)]),
    ("th", "วันที่ 2 มิถุนายน 2566", [("2 มิถุนายน 2566", 2, 6, 2566)]),
    ("ja", "2020年5月16日", [("2020年5月16日", 16, 5, 2020)]),
    ("und", "16. Mai, 3.4.2020", [("3.4.2020", 3, 4, 2020)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), READ)
def test_what_is_read(
    language: str, text: str, expected: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    found = dates(text, language)
    assert [(text[d.span.start : d.span.end], d.day, d.month, d.year) for d in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "weekday"),
    [
        ("de", "am Montagmorgen", 0),
        ("de", "Sonnabends", 5),
        ("hi", "बृहस्पतिवार", 3),
        ("fr", "dimanche", 6),
    ],
)
def test_weekdays(language: str, text: str, weekday: int) -> None:
    assert [date.weekday for date in dates(text, language)] == [weekday]


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [("Theresa May said", True), ("in May", False), ("May 2020", False), ("July", False)],
)
def test_a_name_may_be_a_month(text: str, doubtful: bool) -> None:
    assert [date.doubtful for date in dates(text, "en")] == [doubtful]


def test_the_order_is_open_in_english_alone() -> None:
    def either(language: str, text: str) -> list[bool]:
        return [date.either for date in dates(text, language)]

    assert either("en", "8/4/2023") == [True]
    assert either("en", "8.4.2023 13/4/2023") == [False, False]
    assert either("de", "8/4/2023") == [False]


PIECES = st.sampled_from(
    [
        "16",
        ".",
        " ",
        "Mai",
        "-",
        "/",
        "2020",
        "मई",
        "सितंबर",
        "bis",
        "से",
        "July",
        "\r\n",
        "🎉",
        "१६",
        "5月",
    ]
)


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)),
    st.sampled_from(["de", "hi", "en", "th", "ja", "und"]),
)
def test_spans_lie_in_the_text_and_parts_in_the_calendar(text: str, language: str) -> None:
    for date in dates(text, language):
        assert isinstance(date, Date)
        assert 0 <= date.span.start < date.span.end <= len(text)
        assert date.day is None or 1 <= date.day <= 31
        assert date.month is None or 1 <= date.month <= 12
        assert (date.weekday is None) != (date.month is None)
