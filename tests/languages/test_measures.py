"""Names of units and currencies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.languages.measures import currency_names, unit_names


@pytest.mark.parametrize(
    ("language", "text", "name", "unit"),
    [
        ("de", "Kilometern weit", "Kilometern", "length-kilometer"),
        ("de", " km/h schnell", "km/h", "speed-kilometer-per-hour"),
        ("de", "-Meter-Lauf", "Meter", "length-meter"),
        ("de", " Quadrat-Kilometer", None, None),
        ("de", "\u00a0m²", "m²", "area-square-meter"),
        ("en", " square miles of land", "square miles", "area-square-mile"),
        ("en", " milestones", None, None),
        ("hi", " कि.मी. दूर", "कि.मी.", "length-kilometer"),
        ("hi", " किलोमीटर", "किलोमीटर", "length-kilometer"),
    ],
)
def test_unit_behind_a_number(language: str, text: str, name: str | None, unit: str | None) -> None:
    found = unit_names(language).behind(text, 0)
    assert (found and text[slice(*found.span)]) == name
    assert (found and unit in found.meanings) in (None, True)


@pytest.mark.parametrize(
    ("language", "text", "name", "currency"),
    [
        ("de", " US-Dollar kostet", "US-Dollar", "USD"),
        ("hi", " रुपये", "रुपये", "INR"),
        ("en", "€", "€", "EUR"),
        ("en", " Eurovision", None, None),
    ],
)
def test_currency_behind_a_number(
    language: str, text: str, name: str | None, currency: str | None
) -> None:
    found = currency_names(language).behind(text, 0)
    assert (found and text[slice(*found.span)]) == name
    assert (found and currency in found.meanings) in (None, True)


@given(st.text(), st.integers(0, 60), st.sampled_from(["de", "hi", "en", "th"]))
def test_names_are_inside_the_text(text: str, start: int, language: str) -> None:
    found = unit_names(language).behind(text, start)
    if found is not None:
        assert start <= found.span.start < found.span.end <= len(text)
