"""What the editor underlines."""

from collections.abc import Iterator

from lsprotocol import types

from aligner.bitext import Span
from aligner.checks.weight import quoted
from aligner.lsp.projects import Fault
from aligner.lsp.seen import SOURCE, TARGET, Seen, Side
from aligner.mqm import Severity, Verdict
from aligner.report.rows import Kind, kind_of
from aligner.report.visible import visible
from aligner.report.wording import TOOL, where
from aligner.report.wrap import whole_clusters
from aligner.results import Alert

SEVERITIES = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.MAJOR: types.DiagnosticSeverity.Error,
    Severity.MINOR: types.DiagnosticSeverity.Warning,
    Severity.NEUTRAL: types.DiagnosticSeverity.Information,
}
_LONGEST = 300  # characters of the other side's text
_HERE = "Here it would stand."


def placed(seen: Seen, side: Side) -> Iterator[tuple[Alert, types.Range]]:
    """The alerts that are shown on a side, each with its place.

    In a translation all that count; in an original what is missing in the translation.
    """
    pairs = seen.pair.target is None
    for alert in seen.result.new():
        number = SOURCE if pairs and alert.target is None else TARGET
        lost = side.number == SOURCE and not pairs and _is_lost(seen, alert)
        region = seen.region(alert, side.number)
        if region and (side.number == number or lost):
            yield alert, side.lines.range(region)


def diagnostics(seen: Seen, side: Side, *, related: bool) -> list[types.Diagnostic]:
    """What is wrong on a side.

    Args:
        seen: the pair.
        side: of the file that they are for.
        related: whether the editor can show the place on the other side as well.
    """
    other = seen.sides[1 - side.number]
    return [
        types.Diagnostic(
            range=place,
            message=_message(seen, alert, side),
            severity=_severity(seen, alert, side),
            code=alert.check,
            source=TOOL,
            related_information=_related(seen, alert, other) if related else None,
            data=alert.fingerprint,
        )
        for alert, place in placed(seen, side)
    ]


def fault_diagnostic(message: str) -> types.Diagnostic:
    """That a file could not be checked, in its first line."""
    start = types.Position(0, 0)
    return types.Diagnostic(
        range=types.Range(start, start),
        message=visible(message),
        severity=types.DiagnosticSeverity.Warning,
        source=TOOL,
    )


def config_diagnostic(fault: Fault) -> types.Diagnostic:
    """What is wrong in a configuration, in its line."""
    place = types.Range(types.Position(fault.line - 1, 0), types.Position(fault.line, 0))
    return types.Diagnostic(
        range=place,
        message=visible(fault.message),
        severity=types.DiagnosticSeverity.Error,
        source=TOOL,
    )


def _is_lost(seen: Seen, alert: Alert) -> bool:
    finding = seen.finding(alert)
    return finding is not None and kind_of(finding) is Kind.LOST


def _severity(seen: Seen, alert: Alert, side: Side) -> types.DiagnosticSeverity:
    """As grave as the alert; in an original, and of a draft that is not yet long, for notice."""
    pairs = seen.pair.target is None
    draft = seen.report.verdict is Verdict.EXCERPT
    if draft or (side.number == SOURCE and not pairs):
        return types.DiagnosticSeverity.Information
    return SEVERITIES[alert.severity]


def _message(seen: Seen, alert: Alert, side: Side) -> str:
    """What is wrong, in one sentence, as it may stand at the end of a line; hover says more.

    In an original with the translation that it is about; where nothing stands with what is missing.
    """
    message = visible(alert.message)
    missing = alert.source.text if alert.source and alert.target and not alert.target.text else ""
    if side.number == TARGET and missing and alert.target and alert.target.line is not None:
        message += f" Original: {visible(quoted(missing))}"
    if side.number == SOURCE and seen.pair.target:
        return f"{visible(seen.pair.target.name)}: {message}"
    source = alert.source
    if source and source.line is None and source.label:
        message += f" Original: {where(source)}."  # the editor cannot show the place itself
    return message


def _related(
    seen: Seen, alert: Alert, other: Side
) -> list[types.DiagnosticRelatedInformation] | None:
    """The place on the other side, with what stands there."""
    region = seen.region(alert, other.number)
    if region is None or region.line is None:
        return None
    text = visible(region.text)
    if len(text) > _LONGEST:
        text = text[: whole_clusters(text, Span(0, _LONGEST)).end] + " ..."
    location = types.Location(other.uri, other.lines.range(region))
    return [types.DiagnosticRelatedInformation(location, text or _HERE)]
