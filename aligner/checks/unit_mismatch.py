"""A quantity whose unit the translation gives otherwise.

What: It reads numbers with units on both sides, by name or sign, and looks for a number of the
original that has another unit in the translation. A quantity that was converted (5 km, 3 miles)
is the same within `tolerance`, or as near as a rounded number can be, and nothing is said of it.
A number that was converted while its unit was not (25 cm, 10 cm) is shown.

Why: 5 km and 5 miles, 20 °C and 20 °F, 3 days and 3 weeks are not the same; the figure is right,
so nobody looks twice.

Example: "Die Schlucht ist 5 Kilometer lang." became "दर्रा 5 मील लंबा है।"

Better: "दर्रा 5 किलोमीटर लंबा है।", or "दर्रा 3 मील लंबा है।"

False alarms: A word that is a unit and something else as well: "पाउंड" and "Pfund" are weight and
money. A conversion that is wrong by less than half is minor, as it may have been made roughly on
purpose. A number that differs while the unit stays is left to `number-mismatch`.

Source: The measurement elements of MQM's accuracy/mistranslation; names of units from Unicode
CLDR, their sizes from the definitions of the SI and of the international yard and pound.

Options: `tolerance` (number, 0.1): the share by which a converted quantity may differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from aligner.checks.base import SURE, Check
from aligner.checks.pairing import exchanged_by_bead
from aligner.entities.number import Weight
from aligner.entities.units import Quantity, dimension, quantities, size, zero
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_UNLIKE = 0.7  # the confidence where dimensions differ, or a conversion is wrong
_FAR = 1.5  # a conversion that is wrong by less than this factor is a minor fault
_FEW = 3  # numbers below this say little of what belongs together
_MANY = 10  # numbers from here on, in digits, tell by themselves what stands for what
_EXACT = 1e-9
_NEAR = 0.05
_FACTORS = (
    *(size("length-mile") / 1000, size("length-inch") * 100, 1 / size("length-foot")),
    *(1 / size("mass-pound"), size("mass-ounce") * 1000, size("volume-gallon")),
    *(size("area-acre") / 1000, size("area-square-mile") / 1e6, 1 / size("area-square-foot")),
)
"""Between units that translators exchange for each other: a number that is off by one of them
was converted, and its unit was not."""


@dataclass(frozen=True, slots=True)
class Options:
    tolerance: float = 0.1


def _find(evidence: Evidence, options: Options) -> Iterator[Finding]:
    def same(source: Quantity, target: Quantity) -> bool:
        return _same(source, target, options.tolerance)

    pairs = exchanged_by_bead(evidence.bitext, quantities, (_equal, same), _alike, again=True)
    for bead, source, target in pairs:
        text, other = evidence.bitext.source.text, evidence.bitext.target.text
        yield CHECK.finding(
            f"The original has {_quoted(text, source)}, the translation {_quoted(other, target)}.",
            bead,
            source.span,
            target.span,
            confidence=SURE if _alike(source, target) >= 1 else _UNLIKE,
            severity=Severity.MINOR if _is_near(source, target) else None,
        )


def _quoted(text: str, quantity: Quantity) -> str:
    return f'"{" ".join(text[quantity.span.start : quantity.span.end].split())}"'


def _same(source: Quantity, target: Quantity, tolerance: float) -> bool:
    """Whether both are one quantity: the same number with the same unit, or converted."""
    if source.units & target.units:
        return _equal(source, target)
    slack = max(tolerance, _rounding(source), _rounding(target))
    return any(ratio <= 1 + slack for ratio in _ratios(source, target))


def _is_near(source: Quantity, target: Quantity) -> bool:
    """Whether a number was converted, if badly."""
    return min(_ratios(source, target), default=_FAR) < _FAR


def _equal(source: Quantity, target: Quantity) -> bool:
    return bool(source.units & target.units) and _share_a_value(source, target)


def _share_a_value(source: Quantity, target: Quantity) -> bool:
    return not set(source.number.values).isdisjoint(target.number.values)


def _ratios(source: Quantity, target: Quantity) -> Iterator[float]:
    """By what factor the two differ, from 1 up, for all ways to read them in one dimension."""
    for one, other in product(source.units, target.units):
        if dimension(one) != dimension(other):
            continue
        for value, converted in product(source.number.values, target.number.values):
            for begin in {(0.0, 0.0), (zero(one), zero(other))}:
                a = float(value) * size(one) + begin[0]
                b = float(converted) * size(other) + begin[1]
                if begin[0] or begin[1]:  # of 300 kelvin, a tenth would be 30 degrees
                    degrees = abs(a - b) / max(10.0, abs(float(value)) * size(one))
                    yield 1 + degrees
                elif a * b > 0:
                    yield max(a / b, b / a)


def _rounding(quantity: Quantity) -> float:
    """The share by which a number may differ from what it was rounded from: 1 is 0.5 to 1.5."""
    value = abs(float(quantity.number.values[0]))
    if value < _EXACT or value >= 100 or not value.is_integer():
        return 0
    step = 10 if value >= 20 and value % 10 == 0 else 1
    return step / 2 / value


def _alike(source: Quantity, target: Quantity) -> float:
    """1 for one number with units of one dimension, less for what is less sure."""
    kinds = {dimension(unit) for unit in source.units} & {dimension(unit) for unit in target.units}
    roughly = bool(kinds & {"duration", "temperature"})
    if source.units & target.units:
        return 1 if not roughly and _as_if_converted(source, target) else 0
    if not _share_a_value(source, target):
        return 0.5 if kinds and not roughly else 0
    value = source.number.values[0]
    if min(source.number.weight, target.number.weight) < Weight.CLAIM and value < _FEW:
        return 0  # "one day" is no quantity
    if kinds:
        return 1
    if value < _FEW or not (_plain(source) and _plain(target)):
        return 0
    telling = source.number.digits and target.number.digits and value >= _MANY
    return 1 if telling else 0.5


def _as_if_converted(source: Quantity, target: Quantity) -> bool:
    """Whether the numbers would be one quantity, had one of the two another, related unit."""
    a, b = float(source.number.values[0]), float(target.number.values[0])
    if min(a, b) <= 0:
        return False
    ratio = max(a / b, b / a)
    near = 1 + _NEAR
    return any(factor / near <= ratio <= factor * near for factor in _FACTORS)


def _plain(quantity: Quantity) -> bool:
    """Whether the unit is a word or a sign of more than one letter, and of one dimension only."""
    single = len({dimension(unit) for unit in quantity.units}) == 1
    money = "mass-pound" in quantity.units  # pounds are money, too
    return single and not money and len(quantity.name) > 1


CHECK = UNIT_MISMATCH = Check(
    "unit-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
    Options(),
)
