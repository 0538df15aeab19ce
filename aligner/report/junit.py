"""JUnit XML, which GitLab, Jenkins and most other CI servers show as tests.

A pair is a suite. Each finding is a test: failed where the pair fails, skipped where it does not
count. The first test, `gate`, fails where the pair does and no finding of it can. Without times.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.report.escape import xml, xml_name
from aligner.report.wording import STATUSES, TOOL, encodable, pair_name, posix, told, where
from aligner.results import Alert, PairResult, Results, Status

_LONGEST_NAME = 120
_FAILED = "The gate does not let it pass."


@dataclass(frozen=True, slots=True)
class _Case:
    """One test: `kind` is `failure`, `error`, `skipped`, or empty where it passes."""

    name: str
    kind: str = ""
    message: str = ""
    lines: tuple[str, ...] = ()
    type: str = ""
    path: str = ""
    line: int | None = None


def junit(results: Results) -> str:
    """The results as `testsuites`."""
    suites = [(pair_name(pair), _label(pair), list(_cases(pair))) for pair in results.pairs]
    run = _run(results)
    if run.kind or not suites:
        suites.append((TOOL, TOOL, [run]))
    every = [case for _, _, cases in suites for case in cases]
    body = "".join(_suite(*suite, results.signature) for suite in suites)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<testsuites name="{TOOL}" {_totals(every)}>\n{body}</testsuites>\n'


def _label(pair: PairResult) -> str:
    """What GitLab and Jenkins group tests by."""
    return encodable(posix(pair.target or pair.source))


def _run(results: Results) -> _Case:
    """The whole, where something other than a pair fails it."""
    if not results.failures:
        return _Case("gate")
    return _Case("gate", "failure", _FAILED, results.failures, "gate")


def _cases(pair: PairResult) -> Iterator[_Case]:
    path = pair.target or pair.source
    if pair.error:
        yield _Case("gate", "error", pair.error, (pair.error,), "error", path)
    elif pair.failures and not pair.new():
        yield _Case("gate", "failure", _FAILED, pair.failures, "gate", path)
    else:
        yield _Case("gate", lines=pair.failures, path=path)
    seen: Counter[str] = Counter()
    for alert in pair.alerts:
        yield _finding(pair, alert, seen)


def _finding(pair: PairResult, alert: Alert, seen: Counter[str]) -> _Case:
    """Named without its line, so that the same finding has the same name in the next run."""
    name = f"{alert.check}: {alert.message}"
    name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]} ..."
    seen[alert.fingerprint] += 1
    again = f".{seen[alert.fingerprint]}" if seen[alert.fingerprint] > 1 else ""
    place = alert.place
    if alert.status is not Status.NEW:
        kind, message = "skipped", alert.reason or STATUSES[alert.status]
    else:
        kind, message = ("" if pair.passed else "failure"), alert.message
    return _Case(
        f"{name} [{alert.fingerprint}{again}]",
        kind,
        message,
        tuple(_lines(alert)),
        f"{alert.severity.value} {alert.category}",
        place.path if place else "",
        place.line if place else None,
    )


def _lines(alert: Alert) -> Iterator[str]:
    yield f"{alert.severity.value}, confidence {alert.confidence:.0%}"
    yield told(alert)
    for name, region in (("Translation", alert.target), ("Original", alert.source)):
        if region:
            yield f"{name}: {where(region)}"
            if region.text:
                yield f"  {region.text}"


def _suite(name: str, label: str, cases: list[_Case], signature: str) -> str:
    body = "".join(_case(label, case) for case in cases)
    basis = f'    <properties><property name="signature" value="{xml(signature)}"/></properties>\n'
    return f'  <testsuite name="{xml(name)}" {_totals(cases)}>\n{basis}{body}  </testsuite>\n'


def _totals(cases: list[_Case]) -> str:
    kinds = Counter(case.kind for case in cases)
    return (
        f'tests="{len(cases)}" failures="{kinds["failure"]}"'
        f' errors="{kinds["error"]}" skipped="{kinds["skipped"]}"'
    )


def _case(label: str, case: _Case) -> str:
    path = f' file="{xml_name(encodable(posix(case.path)))}"' if case.path else ""
    line = f' line="{case.line}"' if case.line is not None else ""
    start = f'    <testcase classname="{xml_name(label)}" name="{xml(case.name)}"{path}{line}'
    if not case.kind and not case.lines:
        return f"{start}/>\n"
    return f"{start}>\n      {_inside(case)}\n    </testcase>\n"


def _inside(case: _Case) -> str:
    message = f'message="{xml(case.message)}"'
    text = "\n".join(map(xml, case.lines))
    match case.kind:
        case "":
            return f"<system-out>{text}</system-out>"
        case "skipped":
            return f"<skipped {message}/>"
    return f'<{case.kind} {message} type="{xml(case.type)}">{text}</{case.kind}>'
