"""The findings of a report as the alerts of a run."""

from aligner.mqm import Finding, Report, Severity, Verdict
from aligner.report.fingerprint import digest, fingerprints
from aligner.report.regions import regions
from aligner.results import Alert, PairResult, Region, Results, Status


def results_of(report: Report) -> Results:
    """One report as the results of a run over one pair."""
    bitext = report.bitext
    pair = PairResult(bitext.source.name, bitext.target.name, alerts(report), report)
    return Results((pair,), report.signature, notes=report.notes)


def alerts(report: Report) -> tuple[Alert, ...]:
    """What the report says is wrong: its findings, or that the whole is no translation."""
    if report.verdict is not Verdict.TRANSLATION:
        return (_unrelated(report),)
    ignored = {len(report.findings) + k: each.reason for k, each in enumerate(report.ignored)}
    findings = (*report.findings, *(each.finding for each in report.ignored))
    return tuple(
        _alert(report, finding, name, number, ignored.get(number))
        for number, (finding, name) in enumerate(zip(findings, fingerprints(report), strict=True))
    )


def _alert(
    report: Report, finding: Finding, fingerprint: str, number: int, ignored: str | None
) -> Alert:
    source, target = regions(report, finding)
    return Alert(
        finding.check,
        finding.category,
        finding.severity,
        finding.message,
        target,
        source,
        fingerprint,
        finding.confidence,
        finding.suggestion,
        tuple((each.check, each.message) for each in finding.also),
        Status.NEW if ignored is None else Status.IGNORED,
        ignored or "",
        number,
    )


def _unrelated(report: Report) -> Alert:
    source, target = (Region(each.name) for each in (report.bitext.source, report.bitext.target))
    name = report.verdict.value
    return Alert(
        name, "accuracy", Severity.CRITICAL, report.statement, target, source, digest(name)
    )
