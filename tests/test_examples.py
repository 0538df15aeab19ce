"""The gate finds in the example what was planted there, and says what the expected reports say."""

import re
import runpy
from pathlib import Path

import pytest

from aligner.results import Results
from tests.cli.conftest import process

ROOT = Path(__file__).parents[1]
SITE = ROOT / "examples" / "site"
MADE = runpy.run_path(str(ROOT / "examples" / "make_expected.py"))
EXPECTED = {path.name: path for path in (SITE / "expected").iterdir()}
FAULTS = {
    ("private-betriebe.hi.md", "number-mismatch", "new"),
    ("halbzeit.hi.md", "omission", "new"),
    ("halbzeit.en.md", "name-mismatch", "new"),
    ("kader-vor-ort.hi.md", "negation", "new"),
    ("koordinierung.en.md", "addition", "new"),
    ("rationalisierung.hi.md", "untranslated", "new"),
    ("online-wettbewerb.en.md", "url-mismatch", "new"),
    ("legal/hinweise.en.md", "punctuation", "new"),
    ("pruefungen.en.md", "missing-translation", "new"),
    ("gewerkschaften.hi.md", "omission", "known"),
    ("private-betriebe.en.md", "number-mismatch", "ignored"),
}
PASSING = {"known", "ignored"}
_CONFIDENCE = re.compile(r'("confidence": |confidence |\*\* \()[0-9.]+')


def steady(report: str) -> str:
    """Without the confidences, whose last digit is that of the processor."""
    return _CONFIDENCE.sub(r"\1_", report)


@pytest.fixture(scope="module")
def results() -> Results:
    found: Results = MADE["found"]()
    return found


@pytest.fixture(scope="module")
def reports(results: Results) -> dict[str, str]:
    made: dict[str, str] = MADE["reports"](results)
    return made


def test_what_was_planted_is_found_and_nothing_else(results: Results) -> None:
    found = [
        (pair.target.removeprefix("content/"), alert.check, str(alert.status))
        for pair in results.pairs
        for alert in pair.alerts
    ]
    assert sorted(found) == sorted(FAULTS)


def test_pairs_fail_for_new_faults_only(results: Results) -> None:
    assert len(results.pairs) == 20
    failed = {pair.target for pair in results.pairs if not pair.passed}
    assert failed == {f"content/{name}" for name, _, status in FAULTS if status not in PASSING}
    assert results.stale == ()


def test_every_report_is_compared(reports: dict[str, str]) -> None:
    assert reports.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_reports_are_as_expected(reports: dict[str, str], name: str) -> None:
    expected = EXPECTED[name].read_text(encoding="utf-8")
    assert steady(reports[name]) == steady(expected), "run python examples/make_expected.py"


def test_the_command_prints_what_is_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SITE)
    done = process("gate", "--jobs", "1", "--no-cache", COLUMNS="80", PYTHONPATH=str(ROOT))
    assert (done.code, done.err) == (1, "")
    assert steady(done.out) == steady(EXPECTED["terminal.txt"].read_text(encoding="utf-8"))


def test_the_faults_are_told_to_the_reader() -> None:
    page = (SITE / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| content/(\S+) \| .* \| `(\S+)` \| (\w+) \|$", page, re.MULTILINE)
    assert set(rows) == FAULTS
    assert len(rows) == len(FAULTS)


def test_ten_articles_of_six_to_twelve_sentences() -> None:
    articles = sorted((SITE / "content").rglob("*.de.md"))
    assert len(articles) == 10
    for article in articles:
        text = article.read_text(encoding="utf-8").split("---", 2)[2]
        assert 6 <= len(re.findall(r"[.?!]”?\)?$", text, re.MULTILINE)) <= 12, article.name
