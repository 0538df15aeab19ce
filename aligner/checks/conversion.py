"""Numbers that stand in another unit on the other side: 25 cm and 10 inches."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

import regex

from aligner.bitext import Document, Span
from aligner.checks.reading import entities
from aligner.entities.number import Kind, Number
from aligner.entities.numbers import numbers
from aligner.entities.units import Quantity, dimension, quantities, size

_CONVERTED = 0.15  # by how much a number that was converted to another unit may be off
_BY = regex.compile(r"\s?[x×]\s?|\s(?:by|mal|auf|बाय|गुणा)\s")  # 3 by 4 metres
_NEAR = 3  # characters between feet and inches
_WITH_SMALLER = {"length-foot", "length-yard", "mass-pound", "mass-stone"}  # and inches, ounces
_DEGREE = frozenset({"temperature-generic"})
_DEGREES = 2  # degrees Fahrenheit that a rounded temperature may be off

Measures = dict[Span, Quantity]
"""Quantities by where their numbers stand in the document."""


def measures_of(document: Document, segments: range) -> Measures:
    """The quantities of some segments, by where their numbers stand in the document.

    The first number of a range, or of a length and a width, has the unit of the second.
    """
    found: Measures = {}
    for k in segments:
        segment = document.segments[k]
        for quantity in entities(document, quantities)[k]:
            found[quantity.number.span.shifted(segment.start)] = quantity
        for first, second in pairwise(entities(document, numbers)[k]):
            if second.span in found and _share_a_unit(document.text, first, second):
                found.setdefault(first.span, replace(found[second.span], number=first))
    return found


def _share_a_unit(text: str, first: Number, second: Number) -> bool:
    by = _BY.fullmatch(text, first.span.end, second.span.start)
    return by is not None or first.kind is second.kind is Kind.RANGE


def add_degrees(unmatched: Sequence[Number], here: Measures, there: Measures) -> None:
    """Adds numbers that may be degrees: the other side has a temperature, this one none ("80s")."""
    if _has_temperature(there) and not _has_temperature(here):
        for number in unmatched:
            if number.digits and number.span not in here:
                here[number.span] = Quantity(number.span, number, _DEGREE, "")


def _has_temperature(measures: Measures) -> bool:
    return any(
        dimension(unit) == "temperature" for each in measures.values() for unit in each.units
    )


def is_converted(number: Number, here: Measures, there: Measures) -> bool:
    """Whether the other side has the quantity in another unit; or the feet that these inches
    belong to.
    """
    one = here.get(number.span)
    if one is not None and any(_same_quantity(one, other) for other in there.values()):
        return True
    return any(
        0 <= number.span.start - larger.span.end <= _NEAR
        and not larger.units.isdisjoint(_WITH_SMALLER)
        and any(_same_quantity(larger, other) for other in there.values())
        for larger in here.values()
    )


def _same_quantity(one: Quantity, other: Quantity) -> bool:
    """Whether both may be one quantity in two units."""
    for unit, unit_there in product(one.units, other.units):
        if unit == unit_there or dimension(unit) != dimension(unit_there):
            continue
        if dimension(unit) == "temperature":
            return _same_degrees(one.number, other.number)
        a = float(one.number.values[0]) * size(unit)
        b = float(other.number.values[0]) * size(unit_there)
        slack = max(_CONVERTED, _step(one.number), _step(other.number))
        if one.units.isdisjoint(other.units) and abs(a - b) <= slack * max(abs(a), abs(b)):
            return True
    return False


def _same_degrees(one: Number, other: Number) -> bool:
    """Whether one is in Celsius what the other is in Fahrenheit, as a temperature or a rise."""
    a, b = Fraction(one.values[0]), Fraction(other.values[0])
    return any(
        abs(celsius * 9 / 5 + zero - fahrenheit) <= _DEGREES
        for celsius, fahrenheit in ((a, b), (b, a))
        for zero in (0, 32)
    )


def _step(number: Number) -> float:
    """By what share a number may be off that was rounded to a whole one: 1 is 0.5 to 1.5."""
    value = abs(Fraction(number.values[0]))
    return float(Fraction(1, 2) / value) if value >= 1 and value.denominator == 1 else 0
