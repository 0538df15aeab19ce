"""Numbers are read by value, in any script and in words, and exactly where they stand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.number import Kind, Number, Weight
from aligner.entities.numbers import MOST, numbers

VALUES = [
    ("de", "1.234,56", [Fraction("1234.56")]),
    ("en", "1,234.56", [Fraction("1234.56")]),
    ("hi", "1,23,456", [123456]),
    ("fr", "1\u202f234,5", [Fraction("1234.5")]),
    ("de", "10 000 Leute", [10000]),
    ("de-CH", "1’234.50", [Fraction("1234.5")]),
    ("hi", "१२३", [123]),
    ("th", "๒๕", [25]),
    ("ar", "١٬٢٣٤٫٥", [Fraction("1234.5")]),
    ("de", "2,3 Mio. Euro", [2_300_000]),
    ("de", "zwei Milliarden", [2 * 10**9]),
    ("de", "eine Billion", [10**12]),
    ("en", "a billion", [10**9]),
    ("hi", "3 लाख 50 हज़ार", [350_000]),
    ("hi", "5 लाख करोड़", [5 * 10**12]),
    ("hi", "साढ़े तीन हजार", [3500]),
    ("hi", "डेढ़ करोड़", [15_000_000]),
    ("hi", "सवा दो", [Fraction("2.25")]),
    ("pl", "trzy", [3]),  # CLDR spells out no ordinal numbers of Polish
    ("hi", "पौने दो", [Fraction("1.75")]),
    ("en", "two hundred and five", [205]),
    ("en", "one hundred and two hundred", [100, 200]),
    ("en", "half a million", [500_000]),
    ("en", "Twenty-one", [21]),
    ("en", "two dozen", [24]),
    ("de", "einundzwanzig", [21]),
    ("de", "zweitausendfünfhundertzehn", [2510]),
    ("de", "dreijährige", [3]),
    ("de", "anderthalb", [Fraction("1.5")]),
    ("de", "die zwanzigste", [20]),
    ("de", "DREISSIG", [30]),
    ("hi", "छः छह पाँच पांच", [6, 6, 5, 5]),
    ("hi", "सोलहवीं", [16]),
    ("fr", "quatre-vingt-dix-neuf", [99]),
    ("fr", "deux millions", [2_000_000]),
    ("th", "649 ล้าน", [649_000_000]),
    ("en", "½ 2½ 1/2 ", [Fraction("0.5"), Fraction("2.5"), Fraction("0.5")]),
    ("de", "Ludwig XIV.", [14]),
    ("de", "2,3,5", [2, 3, 5]),
    ("en", "10 million first users", [10_000_000, 1]),
]


@pytest.mark.parametrize(("language", "text", "values"), VALUES)
def test_values(language: str, text: str, values: list[object]) -> None:
    assert [number.values[0] for number in numbers(text, language)] == values


READINGS = [
    ("de", "2.800", {2800, Fraction("2.8")}),
    ("en", "2.800", {Fraction("2.8"), 2800}),
    ("en", "$5m", {5_000_000, 5}),
    ("de", "-5 Grad", {-5, 5}),
    ("en", "SS19", {19, 2019, 1919}),
    ("th", "ปี 2557", {2557, 2014}),
    ("de", "90er", {90, 1990, 2090}),
    ("en", "the 1800s", {1800, 19}),
]


@pytest.mark.parametrize(("language", "text", "values"), READINGS)
def test_what_can_be_read_in_several_ways_keeps_all(
    language: str, text: str, values: set[object]
) -> None:
    (number,) = numbers(text, language)
    assert set(number.values) == values


@pytest.mark.parametrize(
    ("language", "likeliest"), [("de", 2800), ("en", Fraction("2.8")), ("hi", Fraction("2.8"))]
)
def test_the_convention_of_the_language_comes_first(language: str, likeliest: object) -> None:
    assert numbers("2.800", language)[0].values[0] == likeliest


KINDS = [
    ("de", "Am 16. Mai", [Kind.ORDINAL]),
    ("en", "the 3rd", [Kind.ORDINAL]),
    ("hi", "16वीं", [Kind.ORDINAL]),
    ("de", "50 Prozent, 50 %", [Kind.PERCENT] * 2),
    ("hi", "20 फ़ीसदी", [Kind.PERCENT]),
    ("de", "2023 - 2025", [Kind.RANGE] * 2),
    ("hi", "10 से 15", [Kind.RANGE] * 2),
    ("de", "ein 3:2", [Kind.CARDINAL, Kind.SCORE, Kind.SCORE]),
    ("de", "um 15:30 Uhr", [Kind.CLOCK] * 2),
    ("hi", "दोपहर 3 बजे", [Kind.CLOCK]),
    ("de", "halb acht", [Kind.HINT, Kind.CLOCK]),
    ("en", "08/04/2023", [Kind.DATE] * 3),
    ("hi", "1930 के दशक", [Kind.DECADE, Kind.HINT]),
    ("en", "2) two", [Kind.LIST, Kind.CARDINAL]),
    ("en", "version 3.2.1", [Kind.CODE]),
    ("de", "+49 30 1234567", [Kind.CODE]),
    ("de", "beide", [Kind.HINT]),
]


@pytest.mark.parametrize(("language", "text", "kinds"), KINDS)
def test_kinds(language: str, text: str, kinds: list[Kind]) -> None:
    assert [number.kind for number in numbers(text, language)] == kinds


WEIGHTS = [
    ("de", "außer Acht", [Weight.EVIDENCE]),
    ("de", "ein Haus", [Weight.EVIDENCE]),
    ("hi", "एक घर", [Weight.EVIDENCE]),
    ("de", "drei Häuser", [Weight.WORD]),
    ("de", "3 Häuser", [Weight.CLAIM]),
    ("hi", "सऊदी अरब", [Weight.EVIDENCE]),
    ("de", "Zehntausende", []),
    ("en", "see https://example.org/2024 or a17@b.example, {0}, shot3.png", []),
]


@pytest.mark.parametrize(("language", "text", "weights"), WEIGHTS)
def test_weights(language: str, text: str, weights: list[Weight]) -> None:
    assert [number.weight for number in numbers(text, language)] == weights


def test_a_span_holds_the_scale_words_and_counts_code_points() -> None:
    text = "\U0001f600 e\u0301 3 लाख 50 हज़ार लोग"
    (number,) = numbers(text, "hi")
    assert text[number.span.start : number.span.end] == "3 लाख 50 हज़ार"
    assert number.scale == 100_000


PIECES = st.sampled_from(
    [
        "1",
        "23",
        "4.567",
        "8,9",
        "½",
        "%",
        ":",
        "/",
        "-",
        "–",
        ".",
        ",",
        "+",
        "(",
        ")",
        "zwei",
        "hundert",
        "Millionen",
        "und",
        "two",
        "million",
        "and",
        "साढ़े",
        "तीन",
        "लाख",
        "करोड़",
        "पहले",
        "XIV",
        "er",
        "s",
        "Uhr",
        "๓",
        "١",
        "𝟗",
        "\xad",
        "́",
        "\n",
    ]
)


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)),
    st.sampled_from(["de", "en", "hi", "fr", "th", "und"]),
)
def test_spans_lie_in_the_text_and_in_order(text: str, language: str) -> None:
    found: tuple[Number, ...] = numbers(text, language)
    last = 0
    for number in found:
        assert last <= number.span.start < number.span.end <= len(text)
        assert number.values or number.code
        last = number.span.end


def test_of_a_table_the_first_numbers_are_read() -> None:
    found = numbers("17 Tage; " * 2 * MOST, "de")
    assert len(found) == MOST
    assert {number.values for number in found} == {(17,)}
