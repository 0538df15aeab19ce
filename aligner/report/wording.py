"""What all formats say of an alert in the same words, and what each calls its severity."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from aligner.mqm import Severity
from aligner.report.visible import visible
from aligner.results import Alert, PairResult, Region, Results, Status

TOOL = "aligner"
_LONE = re.compile("[\ud800-\udfff]")


class Grade(NamedTuple):
    """A severity in the words of other programs."""

    sarif: str
    github: str
    gitlab: str
    rdjson: str
    checkstyle: str


GRADES = {
    Severity.CRITICAL: Grade("error", "error", "critical", "ERROR", "error"),
    Severity.MAJOR: Grade("error", "error", "major", "ERROR", "error"),
    Severity.MINOR: Grade("warning", "warning", "minor", "WARNING", "warning"),
    Severity.NEUTRAL: Grade("note", "notice", "info", "INFO", "info"),
}

STATUSES = {
    Status.KNOWN: "in the baseline",
    Status.IGNORED: "ignored by comments",
    Status.UNCHANGED: "on unchanged lines",
}
"""Why something does not count."""


def set_aside(results: Results) -> str:
    """How many do not count, and why: `1 in the baseline, 2 on unchanged lines`."""
    counts = results.counts()
    return ", ".join(f"{counts[each]:,} {why}" for each, why in STATUSES.items() if counts[each])


def placed(pair: PairResult) -> tuple[tuple[Alert, Region], ...]:
    """The alerts of a pair, each with its place: the translation as a whole where it has none."""
    whole_file = Region(pair.target or pair.source)
    return tuple((alert, whole(alert.place or whole_file)) for alert in pair.alerts)


def new(pair: PairResult) -> Iterator[tuple[Alert, Region]]:
    """Those that count."""
    return (each for each in placed(pair) if each[0].status is Status.NEW)


def gravest(alerts: Iterable[Alert]) -> list[Alert]:
    """The gravest first, of these the surest; else in their order."""
    return sorted(alerts, key=gravity)


def gravity(alert: Alert) -> tuple[float, ...]:
    """The less, the graver."""
    return -alert.severity.rank, -alert.confidence


def told(alert: Alert) -> str:
    """The alert on one line: what is wrong, further reasons, what to write instead."""
    parts = [alert.message, *(f"Also: {message}" for _, message in alert.also)]
    if alert.suggestion:
        parts.append(f'Suggestion: "{alert.suggestion}".')
    return " ".join(visible(part) for part in parts)


def told_with_places(alert: Alert) -> str:
    """The same with what a format has no field for: a place without lines, the original's place."""
    parts = [told(alert)]
    if alert.place and alert.place.label:
        parts.append(f"Place: {visible(alert.place.label)}.")
    if original := other(alert):
        parts.append(f"Original: {where(original)}.")
    return " ".join(parts)


def other(alert: Alert) -> Region | None:
    """The place in the original, where the alert points at the translation."""
    return alert.source if alert.target else None


def where(region: Region) -> str:
    """`path:line:column (label)` on one line, as much of it as is known."""
    line = f":{region.line}:{region.column}" if region.line is not None else ""
    return visible(f"{region.path}{line}" + (f" ({region.label})" if region.label else ""))


def whole(region: Region) -> Region:
    """A region with all of its lines and columns, or with none of them."""
    known = (region.line, region.column, region.end_line, region.end_column)
    if None in known:
        return Region(region.path, text=region.text, label=region.label)
    return region


def posix(path: str) -> str:
    """A path with `/` between its parts, and without `./`."""
    return PurePath(path).as_posix() if path else path


def encodable(text: str) -> str:
    """The text with U+FFFD for each half of a character, which no encoding can write."""
    return _LONE.sub("\ufffd", text)


def pair_name(pair: PairResult) -> str:
    """`original -> translation`, or one name where both are one file."""
    names = [pair.source] if pair.source == pair.target else [pair.source, pair.target]
    return visible(" -> ".join(filter(None, names)))


def error_of(pair: PairResult) -> str:
    """Why a pair could not be compared, on one line that names it."""
    named = any(name and name in pair.error for name in (pair.source, pair.target))
    return visible(pair.error) if named else f"{pair_name(pair)}: {visible(pair.error)}"


def counted(number: int, noun: str, several: str = "") -> str:
    """`1 finding`, `2,000 findings`; `several` where that is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"


def entries(number: int) -> str:
    """Of a baseline: `1 entry`, `2,000 entries`."""
    return counted(number, "entry", "entries")


def result_of(pair: PairResult) -> str:
    """What came of a pair, in a word."""
    return "error" if pair.error else "passed" if pair.passed else "failed"


def score_of(pair: PairResult) -> str:
    """`98.55`, empty where nothing was compared."""
    return "" if pair.score is None else f"{pair.score:.2f}"
