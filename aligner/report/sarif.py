"""SARIF 2.1.0, which GitHub code scanning and viewers in editors read.

Columns count code points. Findings of the baseline and those that a comment excuses are there, as
suppressed; those on lines that the change does not touch are only counted.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from aligner import __version__
from aligner.json_text import dumps, rounded
from aligner.mqm import Severity
from aligner.report.escape import uri
from aligner.report.rules import Rule, rules
from aligner.report.visible import visible
from aligner.report.wording import (
    GRADES,
    TOOL,
    counted,
    encodable,
    error_of,
    gravity,
    other,
    placed,
    posix,
    told,
    where,
    whole,
)
from aligner.results import Alert, Region, Results, Status

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST = 25_000
"""Results that GitHub accepts of a run."""
_ROOT = "SRCROOT"

_PRIORITIES = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "recommendation",
}
Json = dict[str, Any]
Placed = tuple[Alert, Region]


def sarif(results: Results) -> str:
    """The results as a SARIF log of one run."""
    every = (each for pair in results.pairs for each in placed(pair))
    shown = [each for each in every if each[0].status is not Status.UNCHANGED]
    kept = _kept(shown)
    known = rules(alert for alert, _ in kept)
    run = {
        "tool": {"driver": _driver(known)},
        "invocations": [
            {
                "executionSuccessful": not results.errors,
                "toolExecutionNotifications": list(_notifications(results, len(shown) - len(kept))),
            }
        ],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that the paths are relative to."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": list(_results(kept, known)),
        "properties": {"signature": encodable(results.signature)},
    }
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _kept(shown: Sequence[Placed]) -> Sequence[Placed]:
    """All, or the gravest, in their order; what counts goes before what is suppressed."""
    if len(shown) <= MOST:
        return shown

    def order(number: int) -> tuple[bool, tuple[float, ...]]:
        alert = shown[number][0]
        return alert.status is not Status.NEW, gravity(alert)

    return [shown[number] for number in sorted(sorted(range(len(shown)), key=order)[:MOST])]


def _driver(known: Sequence[Rule]) -> Json:
    return {
        "name": TOOL,
        "fullName": f"{TOOL} {__version__}",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in known],
    }


def _rule(rule: Rule) -> Json:
    parts = rule.category.split("/")
    return {
        "id": rule.name,
        "name": f"Aligner{''.join(word.capitalize() for word in rule.name.split('-'))}",
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.described()},
        "help": {"text": rule.text(), "markdown": rule.markdown()},
        "defaultConfiguration": {"level": GRADES[rule.severity].sarif},
        "properties": {
            "tags": ["translation", *("/".join(parts[: n + 1]) for n in range(len(parts)))],
            "problem.severity": _PRIORITIES[rule.severity],
        },
    }


def _results(kept: Sequence[Placed], known: Sequence[Rule]) -> Iterator[Json]:
    numbers = {rule.name: index for index, rule in enumerate(known)}
    compared = any(alert.status is Status.KNOWN for alert, _ in kept)
    for alert, place in kept:
        yield _result(alert, place, numbers[alert.check], compared=compared)


def _result(alert: Alert, place: Region, rule: int, *, compared: bool) -> Json:
    original = other(alert)
    result: Json = {
        "ruleId": alert.check,
        "ruleIndex": rule,
        "level": GRADES[alert.severity].sarif,
        "message": {"text": _message(alert, original)},
        "locations": [_location(place)],
        "partialFingerprints": {"alignerFingerprint/v1": alert.fingerprint},
        "suppressions": _suppressions(alert),
        "properties": {"category": alert.category, "confidence": rounded(alert.confidence)},
    }
    if original:
        related = {"id": 1, "message": {"text": "The original."}}
        result["relatedLocations"] = [related | _location(original)]
    if compared:
        result["baselineState"] = "unchanged" if alert.status is Status.KNOWN else "new"
    return result


def _message(alert: Alert, original: Region | None) -> str:
    """One line; GitHub shows the place in the original only where the message links to it."""
    label = alert.place.label if alert.place else ""
    text = _unlinked(told(alert) + (f" Place: {visible(label)}." if label else ""))
    return f"{text} Original: [{_unlinked(where(original))}](1)." if original else text


def _unlinked(text: str) -> str:
    """Brackets that make no link; see section 3.11.6 of the standard."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _location(region: Region) -> Json:
    region = whole(region)
    artifact: Json = {"uri": uri(posix(region.path))}
    if not artifact["uri"].startswith("file:"):
        artifact["uriBaseId"] = _ROOT
    physical: Json = {"artifactLocation": artifact}
    if region.line is not None:
        physical["region"] = _region(region)
    location: Json = {"physicalLocation": physical}
    if region.label:
        location["logicalLocations"] = [{"name": encodable(region.label)}]
    return location


def _region(region: Region) -> Json:
    found: Json = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return found | ({"snippet": {"text": encodable(region.text)}} if region.text else {})


def _suppressions(alert: Alert) -> list[Json]:
    if alert.status is Status.KNOWN:
        reason = alert.reason or "Stands in the baseline."
        return [{"kind": "external", "status": "accepted", "justification": visible(reason)}]
    if alert.status is Status.IGNORED:
        reason = alert.reason or "A comment in the document says to leave it alone."
        return [{"kind": "inSource", "status": "accepted", "justification": visible(reason)}]
    return []


def _notifications(results: Results, left_out: int) -> Iterator[Json]:
    for pair in results.errors:
        name = pair.target or pair.source
        place = {"locations": [_location(Region(name))]} if name else {}
        yield _notification("error", error_of(pair)) | place
    for failure in results.failures:
        yield _notification("warning", failure)
    for path, message in results.stale:
        yield _notification(
            "note", f"Nothing was found for an entry of the baseline: {path}: {message}"
        )
    for note in results.notes:
        yield _notification("note", note)
    if unchanged := results.counts()[Status.UNCHANGED]:
        text = f"{counted(unchanged, 'finding')} on lines that the change does not touch left out."
        yield _notification("note", text)
    if left_out:
        yield _notification(
            "warning", f"{counted(left_out, 'result')} left out: the gravest {MOST:,} are here."
        )


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": {"text": _unlinked(visible(text))}}
