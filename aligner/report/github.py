"""Workflow commands of GitHub Actions: annotations at the lines of a pull request.

Only what counts; the gravest first, as GitHub shows no more than ten of a kind a step.
"""

from collections.abc import Iterator, Sequence

from aligner.report.escape import workflow_data, workflow_property
from aligner.report.wording import (
    GRADES,
    counted,
    encodable,
    entries,
    error_of,
    gravest,
    posix,
    told_with_places,
    whole,
)
from aligner.results import Alert, PairResult, Region, Results

MOST = 10
"""Annotations of a kind that GitHub shows of a step."""
_LONGEST_TITLE = 255


def github(results: Results) -> str:
    """One command a line; texts of documents cannot begin one."""
    alerts = gravest(results.new())
    lines = [
        *(_error(pair) for pair in results.errors),
        *(_command("error", workflow_data(failure)) for failure in results.failures),
        *map(_annotation, alerts),
        *_stale(results),
        *_closing(results, alerts),
    ]
    return "".join(f"{line}\n" for line in lines)


def _annotation(alert: Alert) -> str:
    title = f"{alert.check} ({alert.category})"[:_LONGEST_TITLE]
    properties = [*(_place(alert.place) if alert.place else ()), ("title", title)]
    return _command(
        GRADES[alert.severity].github, workflow_data(told_with_places(alert)), properties
    )


def _error(pair: PairResult) -> str:
    path = pair.target or pair.source
    return _command("error", workflow_data(error_of(pair)), _place(Region(path)) if path else ())


def _place(region: Region) -> list[tuple[str, str]]:
    """Where; columns of places within one line only, GitHub takes no others."""
    region = whole(region)
    found = [("file", encodable(posix(region.path)))]
    if region.line is not None:
        found += [("line", str(region.line)), ("endLine", str(region.end_line))]
        if region.line == region.end_line:
            found += [("col", str(region.column)), ("endColumn", str(region.end_column))]
    return found


def _command(name: str, data: str, properties: Sequence[tuple[str, str]] = ()) -> str:
    given = ",".join(f"{key}={workflow_property(value)}" for key, value in properties)
    return f"::{name} {given}::{data}" if given else f"::{name}::{data}"


def _stale(results: Results) -> Iterator[str]:
    if results.stale:
        count = entries(len(results.stale))
        advice = '"aligner baseline prune" takes out what is not found any more.'
        yield _command("notice", f"Nothing was found for {count} of the baseline; {advice}")


def _closing(results: Results, alerts: Sequence[Alert]) -> Iterator[str]:
    """What GitHub does not show, and whether all is well."""
    kinds = [GRADES[alert.severity].github for alert in alerts]
    errors = len(results.errors) + len(results.failures)
    shown = min(MOST, kinds.count("error") + errors)
    shown += sum(min(MOST, kinds.count(kind)) for kind in ("warning", "notice"))
    found = f"{counted(len(alerts), 'finding')} in {counted(len(results.pairs), 'pair')}"
    if shown < len(alerts) + errors:
        yield f"aligner: {found}; GitHub shows {MOST} errors, warnings and notices each."
    else:
        yield f"aligner: {found}."
    if results.signature:
        yield f"aligner: {workflow_data(results.signature)}"
