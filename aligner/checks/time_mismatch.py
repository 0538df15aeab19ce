"""A clock time that the translation gives otherwise.

What: It reads clock times on both sides, in figures and in words (15:00 Uhr, 3 pm, halb acht,
साढ़े सात बजे, midnight), and brings a time of the original that the translation does not have
together with one of the translation that the original does not have.

Why: A meeting, a train or a dose is missed by an hour that is wrong, and half past is said in
ways that translators mix up: "halb acht" is 7:30, not 8:30.

Example: "Der Zug fährt um halb acht." became "ट्रेन साढ़े आठ बजे चलती है।"

Better: "ट्रेन साढ़े सात बजे चलती है।"

False alarms: A translation that converts a time to another time zone without naming it. Where
both sides name zones, two that are surely different (ET, MEZ) silence the check, and two that
cannot be compared (Ostküstenzeit, पूर्वी समय) lower the confidence. A time of twelve hours stands
for both halves of the day unless a word such as "pm" or "शाम" says which. 12:30 without any word
may be a score and counts only against a time that is one surely.

Source: The time elements of MQM's accuracy/mistranslation.
"""

from collections.abc import Iterator

from aligner.checks.base import SURE, Check, NoOptions
from aligner.checks.pairing import exchanged_by_bead
from aligner.entities.times import Time, times
from aligner.evidence import Evidence
from aligner.mqm import Finding, Severity

_PERHAPS_CONVERTED = 0.65  # where both sides name time zones in words
_HALF_A_DAY, _DAY = 720, 1440  # minutes


def _find(evidence: Evidence, _options: NoOptions) -> Iterator[Finding]:
    for bead, source, target in exchanged_by_bead(evidence.bitext, times, (_equal, _same), _alike):
        confidence = _confidence(source.zone, target.zone)
        if confidence > 0:
            message = f"The original has {_shown(source)}, the translation {_shown(target)}."
            yield CHECK.finding(message, bead, source.span, target.span, confidence=confidence)


def _confidence(source: str, target: str) -> float:
    """How sure a difference is, given the time zones that both sides name; 0 if it may be one."""
    if not source or not target or source == target:
        return SURE
    return 0 if source.isupper() and target.isupper() else _PERHAPS_CONVERTED


def _equal(source: Time, target: Time) -> bool:
    return source.minutes == target.minutes


def _same(source: Time, target: Time) -> bool:
    period = _HALF_A_DAY if source.either or target.either else _DAY
    return (source.minutes - target.minutes) % period == 0


def _alike(source: Time, target: Time) -> float:
    """How well one stands for the other: better where both are surely times of the day."""
    return 1 - (source.doubtful + target.doubtful) / 2


def _shown(time: Time) -> str:
    return f"{time.minutes // 60}:{time.minutes % 60:02}"


CHECK = TIME_MISMATCH = Check(
    "time-mismatch",
    "accuracy/mistranslation",
    Severity.MAJOR,
    _find,
    __doc__ or "",
)
