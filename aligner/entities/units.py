"""Quantities: a number with a unit of length, mass, area, volume, speed, temperature, time ..."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.entities.number import Kind, Number, Weight
from aligner.entities.numbers import numbers
from aligner.languages.knowledge import knowledge
from aligner.languages.measures import Names, unit_names

# How much of the base unit of its dimension a unit is. Exact where it is defined so; months and
# years are means, and a ton may be a short one: what is compared is compared roughly.
_SIZES: dict[str, dict[str, float]] = {
    "length": {
        "kilometer": 1000,
        "meter": 1,
        "decimeter": 0.1,
        "centimeter": 0.01,
        "millimeter": 0.001,
        "micrometer": 1e-6,
        "nanometer": 1e-9,
        "mile": 1609.344,
        "nautical-mile": 1852,
        "yard": 0.9144,
        "foot": 0.3048,
        "inch": 0.0254,
        "light-year": 9.4607e15,
    },
    "mass": {
        "tonne": 1000,
        "ton": 907.185,
        "kilogram": 1,
        "gram": 0.001,
        "milligram": 1e-6,
        "microgram": 1e-9,
        "pound": 0.45359237,
        "ounce": 0.028349523,
        "stone": 6.35029318,
    },
    "area": {
        "square-kilometer": 1e6,
        "hectare": 1e4,
        "square-meter": 1,
        "square-centimeter": 1e-4,
        "square-mile": 2589988.11,
        "square-yard": 0.83612736,
        "square-foot": 0.09290304,
        "acre": 4046.8564,
    },
    "volume": {
        "cubic-kilometer": 1e12,
        "cubic-meter": 1000,
        "cubic-centimeter": 0.001,
        "cubic-foot": 28.316847,
        "hectoliter": 100,
        "liter": 1,
        "deciliter": 0.1,
        "centiliter": 0.01,
        "milliliter": 0.001,
        "gallon": 3.785411784,
        "gallon-imperial": 4.54609,
        "quart": 0.946352946,
        "pint": 0.473176473,
        "fluid-ounce": 0.0295735296,
        "barrel": 158.987295,
    },
    "speed": {
        "kilometer-per-hour": 1 / 3.6,
        "meter-per-second": 1,
        "mile-per-hour": 0.44704,
        "knot": 0.514444,
    },
    "temperature": {"celsius": 1, "fahrenheit": 5 / 9, "kelvin": 1, "generic": 1},
    "duration": {
        "century": 100 * 31556952,
        "decade": 10 * 31556952,
        "year": 31556952,
        "month": 2629746,
        "week": 604800,
        "day": 86400,
        "hour": 3600,
        "minute": 60,
        "second": 1,
        "millisecond": 0.001,
    },
    "digital": {
        "petabyte": 1e15,
        "terabyte": 1e12,
        "gigabyte": 1e9,
        "megabyte": 1e6,
        "kilobyte": 1e3,
    },
    "power": {
        "gigawatt": 1e9,
        "megawatt": 1e6,
        "kilowatt": 1e3,
        "watt": 1,
        "horsepower": 735.49875,
    },
    "energy": {"kilowatt-hour": 3.6e6, "kilojoule": 1e3, "kilocalorie": 4184},
    "pressure": {
        "bar": 1e5,
        "millibar": 100,
        "hectopascal": 100,
        "pound-force-per-square-inch": 6894.757,
    },
    "frequency": {"gigahertz": 1e9, "megahertz": 1e6, "kilohertz": 1e3, "hertz": 1},
}
# Degrees of 0 in kelvin: these scales begin at different places.
_ZEROS = {"temperature-celsius": 273.15, "temperature-fahrenheit": 459.67 * 5 / 9}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    Attributes:
        span: where it stands, number and unit.
        number: the number.
        units: CLDR names of the units that are meant, or may be: `length-mile`.
        name: the unit as written.
    """

    span: Span
    number: Number
    units: frozenset[str]
    name: str


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in the order in which they stand."""
    names = unit_names(language)
    found = tuple(_read(text, names, numbers(text, language)))
    article = knowledge(language).numerals.article
    if not article:
        return found
    single = _single(text, names, _article(article))
    return tuple(sorted((*found, *single), key=lambda each: each.span))


@lru_cache(8)
def _article(pattern: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{pattern})(?=[\s-])", regex.IGNORECASE)


def _single(text: str, names: Names, article: regex.Pattern[str]) -> Iterator[Quantity]:
    """What an article says there is one of: a mile."""
    for each in article.finditer(text):
        unit = names.behind(text, each.end())
        if unit is not None:
            one = Number(Span(*each.span()), (1,), Kind.CARDINAL, Weight.EVIDENCE, digits=False)
            span = Span(each.start(), unit.span.end)
            yield Quantity(span, one, unit.meanings, text[unit.span.start : unit.span.end])


def _read(text: str, names: Names, found: tuple[Number, ...]) -> Iterator[Quantity]:
    last: Quantity | None = None
    for number in found:
        unit = names.behind(text, number.span.end) if number.values else None
        if unit is not None:
            span = Span(number.span.start, unit.span.end)
            each = Quantity(span, number, unit.meanings, text[unit.span.start : unit.span.end])
            if last is None or not _continues(text, last, each):
                yield each
            last = each


def _continues(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities are one, as in 6 feet 6 inches: the first stands for both."""
    between = text[first.span.end : second.span.start]
    kinds = ({dimension(unit) for unit in each.units} for each in (first, second))
    return not between.strip() and bool(set.intersection(*kinds))


def dimension(unit: str) -> str:
    """`length` of `length-mile`."""
    return unit.partition("-")[0]


@lru_cache(256)
def size(unit: str) -> float:
    """How much of the base unit of its dimension (metre, kilogram, second ...) a unit is."""
    kind, _, name = unit.partition("-")
    return _SIZES[kind][name]


def zero(unit: str) -> float:
    """What 0 of a unit is in the base unit of its dimension; 0 but for temperatures."""
    return _ZEROS.get(unit, 0)
