"""Code Quality of GitLab: what counts, in the widget and the changes of a merge request."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from aligner.json_text import dumps
from aligner.report.fingerprint import digest
from aligner.report.wording import (
    GRADES,
    encodable,
    error_of,
    new,
    posix,
    told_with_places,
)
from aligner.results import PairResult, Region, Results


def gitlab(results: Results) -> str:
    """A JSON array of issues; what could not be read is one of severity `blocker`."""
    seen: Counter[tuple[str, ...]] = Counter()
    issues = [issue for pair in results.pairs for issue in _issues(pair, seen)]
    return dumps(issues, indent=2) + "\n"


def _issues(pair: PairResult, seen: Counter[tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    if pair.error:
        place = Region(pair.target or pair.source)
        name = _unique(("error", pair.source, pair.target), seen)
        yield _issue(error_of(pair), "error", name, "blocker", place)
    for alert, place in new(pair):
        name = _unique((alert.fingerprint, pair.source, pair.target), seen)
        severity = GRADES[alert.severity].gitlab
        yield _issue(told_with_places(alert), alert.check, name, severity, place)


def _unique(content: tuple[str, ...], seen: Counter[tuple[str, ...]]) -> str:
    """A name that no other issue has: of two alike, GitLab shows one."""
    seen[content] += 1
    return digest(*content, str(seen[content]))


def _issue(
    description: str, check: str, fingerprint: str, severity: str, region: Region
) -> dict[str, Any]:
    # GitLab takes no issue without a line.
    begin = 1 if region.line is None else region.line
    end = begin if region.end_line is None else region.end_line
    return {
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": encodable(posix(region.path)),
            "lines": {"begin": begin, "end": end},
        },
    }
