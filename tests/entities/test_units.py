"""Quantities are read by name and by sign, with their exact place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.units import dimension, quantities, size
from aligner.languages.measures import SIGNS

READ = [
    ("de", "nach 5 Kilometern", "5 Kilometern", "length-kilometer"),
    ("de", "mit 80 km/h", "80 km/h", "speed-kilometer-per-hour"),
    ("de", "3,5 Meilen pro Stunde", "3,5 Meilen pro Stunde", "speed-mile-per-hour"),
    ("de", "🎉 5 m² groß", "5 m²", "area-square-meter"),
    ("de", "der 16-jährige", "16-jährige", "duration-year"),
    ("de", "5 Fuß", "5 Fuß", "length-foot"),
    ("hi", "८० कि.मी. प्रति घंटे", "८० कि.मी. प्रति घंटे", "speed-kilometer-per-hour"),
    ("hi", "10 फ़ीट", "10 फ़ीट", "length-foot"),
    ("hi", "10 फीट", "10 फीट", "length-foot"),
    ("hi", "५ इन्च", "५ इन्च", "length-inch"),
    ("hi", "दो हफ़्तों में", "दो हफ़्तों", "duration-week"),
    ("en", "a 6-foot wall", "6-foot", "length-foot"),
    ("en", "5lb", "5lb", "mass-pound"),
    ("fr", "3 livres", "3 livres", "mass-pound"),
    ("th", "20 เมตร", "20 เมตร", "length-meter"),
]


@pytest.mark.parametrize(("language", "text", "written", "unit"), READ)
def test_what_is_read(language: str, text: str, written: str, unit: str) -> None:
    (found,) = quantities(text, language)
    assert (text[found.span.start : found.span.end], set(found.units)) == (written, {unit})


@pytest.mark.parametrize("text", ["5 Meterware", "Kilometer 5", "5 Prozent", "5 KM2000", "5"])
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text, "de") == ()


def test_feet_and_inches_are_one_quantity() -> None:
    text = "6 फुट 6 इंच लंबा, 5 इंच"
    assert [text[q.span.start : q.span.end] for q in quantities(text, "hi")] == ["6 फुट", "5 इंच"]


def test_degrees_may_be_of_any_scale() -> None:
    (found,) = quantities("20 डिग्री", "hi")
    assert found.units > {"temperature-celsius", "temperature-fahrenheit"}


@pytest.mark.parametrize("unit", SIGNS)
def test_each_unit_has_a_size(unit: str) -> None:
    assert size(unit) > 0
    assert unit.startswith(dimension(unit))


PIECES = st.sampled_from(
    ["5", " ", "-", "km", "²", "मील", "प्रति घंटे", "Grad", "°C", "🎉", "lb", "."]
)


@given(
    st.one_of(st.text(), st.lists(PIECES).map("".join)), st.sampled_from(["de", "hi", "en", "und"])
)
def test_spans_lie_in_the_text(text: str, language: str) -> None:
    for found in quantities(text, language):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert text[: found.span.end].endswith(found.name)
