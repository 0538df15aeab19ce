"""Checkstyle XML, which Jenkins, and most programs that show warnings, read.

Only what counts, by file. Columns count code points.
"""

import re
from collections.abc import Iterator

from aligner.report.escape import xml, xml_name
from aligner.report.wording import GRADES, TOOL, encodable, error_of, new, posix, told_with_places
from aligner.results import Region, Results

_VERSION = "4.3"  # of Checkstyle, whose format has not changed since


def checkstyle(results: Results) -> str:
    """One `file` for each file with a finding, in the order in which they come."""
    files: dict[str, list[str]] = {}
    for path, line in _lines(results):
        files.setdefault(encodable(posix(path)), []).append(line)
    body = "".join(
        f'  <file name="{xml_name(path)}">\n{"".join(lines)}  </file>\n'
        for path, lines in files.items()
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="{_VERSION}">\n'
    basis = re.sub("-(?=-)", "- ", xml(results.signature))  # two of them may not be in a comment
    return f"{head}  <!-- signature: {basis} -->\n{body}</checkstyle>\n"


def _lines(results: Results) -> Iterator[tuple[str, str]]:
    for pair in results.pairs:
        path = pair.target or pair.source
        if pair.error:
            yield path, _error(Region(path), "error", error_of(pair), "error")
        for alert, place in new(pair):
            severity = GRADES[alert.severity].checkstyle
            yield place.path, _error(place, severity, told_with_places(alert), alert.check)


def _error(region: Region, severity: str, message: str, check: str) -> str:
    line = f'line="{region.line}" ' if region.line is not None else ""
    column = f'column="{region.column}" ' if region.column is not None else ""
    return (
        f'    <error {line}{column}severity="{severity}" message="{xml(message)}"'
        f' source="{TOOL}.{xml(check)}"/>\n'
    )
