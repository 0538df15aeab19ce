"""A date whose day, month, year or weekday the translation gives otherwise.

What: It reads dates on both sides, in words and in numbers, in digits of any script, and compares
the parts that both sides have: day, month, year, weekday. A date of the original that the
translation does not have is brought together with one of the translation that the original does
not have.

Why: A wrong day or month is read as fact. Nobody sees from the translation alone that it is wrong.

Example: "Am 16. Mai tagte der Rat." became "17 मई को परिषद की बैठक हुई।"

Better: "16 मई को परिषद की बैठक हुई।"

False alarms: A translation that corrects the original, or that puts a date for "yesterday" while
it leaves out another. 8/4/2023 in English is taken as 8 April and as August 4; in German and
Hindi the day comes first. A month without day or year that is a name as well, such as May or
August, counts only after a word such as "in". A year without a month is a number, and is left
to `number-mismatch`.

Source: The date elements of MQM's accuracy/mistranslation; names of months and days from Unicode
CLDR.
"""

from collections.abc import Iterator

from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.pairing import exchanged_by_bead
from aligner.entities.dates import Date, dates, same_year
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_UNLIKE = 0.75  # the confidence where the two dates have no part in common
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _find(evidence: Evidence, _options: NoOptions) -> Iterator[Finding]:
    for bead, source, target in exchanged_by_bead(evidence.bitext, dates, (_equal, _same), _alike):
        yield CHECK.finding(
            f"The original has {_shown(source)}, the translation {_shown(target)}.",
            bead,
            source.span,
            target.span,
            confidence=SURE if _alike(source, target) >= 1 else _UNLIKE,
        )


def _equal(source: Date, target: Date) -> bool:
    """Whether both have the same parts, and these are the same."""
    parts = (source.day, target.day), (source.month, target.month), (source.year, target.year)
    return all((one is None) == (other is None) for one, other in parts) and _same(source, target)


def _same(source: Date, target: Date) -> bool:
    """Whether all parts that both have are the same, in one of the ways to read them."""
    parts = source.day, source.month
    readings = [parts, parts[::-1]] if source.either or target.either else [parts]
    return (
        (source.weekday is None) == (target.weekday is None)
        and source.weekday == target.weekday
        and _agree(source.year, target.year)
        and any(
            day in (None, target.day) or target.day is None
            for day, month in readings
            if month in (None, target.month)
        )
    )


def _agree(one: int | None, other: int | None) -> bool:
    return one is None or other is None or same_year(one, other)


def _alike(source: Date, target: Date) -> float:
    """How well one date stands for the other: the parts they share, and weekdays for weekdays."""
    if source.doubtful or target.doubtful:
        return 0
    if source.weekday is not None or target.weekday is not None:
        return source.weekday is not None and target.weekday is not None
    shared = (
        (source.day is not None and source.day == target.day)
        + (source.month == target.month)
        + (source.year is not None and target.year is not None and _agree(source.year, target.year))
    )
    if shared:
        return shared
    return 1 if _is_bare(source) and _is_bare(target) else 0.5


def _is_bare(date: Date) -> bool:
    return date.day is None and date.year is None


def _shown(date: Date) -> str:
    """`16 May 2024`, `May`, `Monday`."""
    if date.weekday is not None:
        return _WEEKDAYS[date.weekday]
    month = None if date.month is None else _MONTHS[date.month - 1]
    return " ".join(str(part) for part in (date.day, month, date.year) if part is not None)


CHECK = DATE_MISMATCH = Check(
    "date-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
)
