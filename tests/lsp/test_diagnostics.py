"""What is underlined, how gravely, and what is said at the end of the line."""

from dataclasses import replace
from pathlib import Path

import pytest
from lsprotocol import types

from aligner.lsp.diagnostics import diagnostics
from aligner.lsp.seen import SOURCE, TARGET, Seen
from aligner.mqm import Severity, Verdict
from aligner.report.alerts import alerts
from aligner.results import PairResult, Status
from tests.lsp.samples import seen

LINES = [
    "Die Brücke hat 24 Pfeiler.",
    "Die Schule bleibt bis Ende August geschlossen.",
    "Am Montag wählte der Stadtrat einen neuen Sprecher.",
    "Die Kosten für den Bau sind in diesem Jahr stark gestiegen.",
]
TEXT = "\n\n".join(LINES)
Kind = types.DiagnosticSeverity


def found(folder: Path, target: str, suffix: str = "txt") -> Seen:
    return seen(folder, {f"a.de.{suffix}": TEXT, f"a.xx.{suffix}": target})


def shown(given: Seen, side: int = TARGET) -> list[types.Diagnostic]:
    return diagnostics(given, given.sides[side], related=True)


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.CRITICAL, Kind.Error),
        (Severity.MAJOR, Kind.Error),
        (Severity.MINOR, Kind.Warning),
        (Severity.NEUTRAL, Kind.Information),
    ],
)
def test_it_is_as_grave_as_the_finding(
    tmp_path: Path, severity: Severity, expected: types.DiagnosticSeverity
) -> None:
    given = found(tmp_path, TEXT.replace("24", "42"))
    (alert,) = given.result.alerts
    result = replace(given.result, alerts=(replace(alert, severity=severity),))
    (only,) = shown(replace(given, result=result))
    assert only.severity == expected


def test_what_is_let_through_is_not_shown(tmp_path: Path) -> None:
    given = found(tmp_path, TEXT.replace("24", "42"))
    for status in (Status.KNOWN, Status.IGNORED):
        (alert,) = given.result.alerts
        result = replace(given.result, alerts=(replace(alert, status=status),))
        assert shown(replace(given, result=result)) == []


def test_what_is_missing_is_quoted_where_it_would_stand(tmp_path: Path) -> None:
    given = found(tmp_path, "\n\n".join([*LINES[:2], LINES[3]]))
    (only,) = shown(given)
    assert str(only.range) == "4:0-4:0"
    assert only.message.endswith(f'Original: "{LINES[2]}"')
    (there,) = shown(given, SOURCE)
    assert (there.severity, str(there.range)) == (Kind.Information, "4:0-4:51")
    assert there.message.startswith("a.xx.txt: ")


def test_a_wrong_number_is_not_shown_in_the_original(tmp_path: Path) -> None:
    assert shown(found(tmp_path, TEXT.replace("24", "42")), SOURCE) == []


def test_a_draft_is_told_for_notice_in_its_first_line(tmp_path: Path) -> None:
    given = found(tmp_path, TEXT)
    report = replace(given.report, verdict=Verdict.EXCERPT, statement="It covers 20 %.")
    result = PairResult(given.result.source, given.result.target, alerts(report), report)
    (only,) = shown(replace(given, report=report, result=result))
    assert (only.message, only.severity) == ("It covers 20 %.", Kind.Information)
    assert str(only.range) == "0:0-0:26"


def test_a_long_passage_is_cut(tmp_path: Path) -> None:
    long = " ".join(f"Wort{number}" for number in range(60))
    rest = "\n\n".join(f"Der Zug {k} fährt um neun nach {k}heim und hält nie." for k in "abcdefg")
    texts = {"a.de.txt": f"{TEXT}\n\n{rest}\n\n{long}.", "a.xx.txt": f"{TEXT}\n\n{rest}"}
    (only,) = shown(seen(tmp_path, texts))
    assert only.related_information
    text = only.related_information[0].message
    assert text.endswith(" ...")
    assert len(text) < 310
    assert len(only.message) < 310
