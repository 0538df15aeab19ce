"""Reports in several formats at once, and where they go."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from aligner.cli.deliver import Output, outputs
from aligner.errors import OutputError, SettingsError
from aligner.report import WRITERS
from tests.cli.conftest import Aligner


def test_several_at_once(aligner: Aligner, german: Path, shortened: Path, tmp_path: Path) -> None:
    log, tests = tmp_path / "out.sarif", tmp_path / "out.xml"
    given = ("-f", "terminal", "-f", f"sarif={log}", "--format", f"junit={tests}")
    code, out, err = aligner("check", german, shortened, *given)
    assert (code, err) == (1, "")
    assert "found   1 major" in out
    (result,) = json.loads(log.read_text("utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "omission"
    suite = ElementTree.parse(tests).getroot()[0]
    assert suite.get("failures") == "1"


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_holds_what_is_printed(
    aligner: Aligner, german: Path, shortened: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "report"
    printed = aligner("check", german, shortened, "-f", name)
    assert printed.code == 1
    assert aligner("check", german, shortened, "-f", f"{name}={path}") == (1, "", "")
    if name != "terminal":  # which is wider in a file, and tells the time
        assert path.read_text("utf-8") == printed.out


def test_a_check_that_passes(aligner: Aligner, german: Path, shortened: Path) -> None:
    given = ("--fail-on", "critical", "-f", "junit")
    code, out, _ = aligner("check", german, shortened, *given)
    assert code == 0
    assert 'failures="0"' in out


def test_quiet_writes_files(
    aligner: Aligner, german: Path, shortened: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.json"
    given = ("-q", "-f", f"json={path}", "-f", "github")
    assert aligner("check", german, shortened, *given) == (1, "", "")
    assert json.loads(path.read_text("utf-8"))["schema"] == "aligner-report-1"


def test_output_goes_with_the_format_that_has_no_file(
    aligner: Aligner, german: Path, shortened: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    given = ("-f", f"junit={first}", "-f", "checkstyle", "-o", second)
    assert aligner("check", german, shortened, *given) == (1, "", "")
    assert "<testsuites" in first.read_text("utf-8")
    assert "<checkstyle" in second.read_text("utf-8")


def test_github_adds_to_the_summary(
    aligner: Aligner,
    monkeypatch: pytest.MonkeyPatch,
    german: Path,
    shortened: Path,
    tmp_path: Path,
) -> None:
    path = tmp_path / "summary.md"
    path.write_text("Before.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    _, out, _ = aligner("check", german, shortened, "-f", "github")
    assert out.startswith("::error file=")
    assert path.read_text("utf-8").startswith("Before.\n## aligner: failed\n")
    size = path.stat().st_size
    aligner("check", german, shortened, "-f", "sarif")
    assert path.stat().st_size == size


def test_a_summary_that_cannot_be_written(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, german: Path, shortened: Path, tmp_path: Path
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    code, _, err = aligner("check", german, shortened, "-f", "github")
    assert code == 2
    message = f"aligner: {tmp_path}: cannot write the summary (GITHUB_STEP_SUMMARY): "
    assert err.startswith(message)


def test_what_is_asked_for() -> None:
    assert outputs(()) == (Output("terminal"),)
    assert outputs((), Path("a.sarif")) == (Output("sarif", Path("a.sarif")),)
    assert outputs((), Path("a.txt")) == (Output("terminal", Path("a.txt")),)
    assert outputs(("json=a=b", "html=-")) == (Output("json", Path("a=b")), Output("html"))


@pytest.mark.parametrize(
    ("given", "output", "message"),
    [
        (("json", "sarif"), None, "json and sarif would both go to standard output"),
        (("sarfi",), None, 'unknown report format "sarfi". Did you mean "sarif"?'),
        (("sarif=",), None, 'no file after "="'),
        (("sarif=a",), Path("b"), "every --format names its file already"),
        (("sarif=a", "json=./a"), None, "two formats would go to this file"),
    ],
)
def test_what_makes_no_sense(given: tuple[str, ...], output: Path | None, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        outputs(given, output)
    assert message in str(error.value)


def test_a_report_does_not_replace_a_text(aligner: Aligner, german: Path, shortened: Path) -> None:
    before = shortened.read_bytes()
    code, _, err = aligner("check", german, shortened, "-f", f"sarif={shortened}")
    assert code == 2
    assert err.startswith(f"aligner: {shortened}: ")
    assert "would replace this text" in err
    assert shortened.read_bytes() == before


def test_a_folder_of_pages(aligner: Aligner, german: Path, shortened: Path, tmp_path: Path) -> None:
    folder = tmp_path / "report"
    assert aligner("check", german, shortened, "-f", f"html={folder}/") == (1, "", "")
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    page = (folder / "index.html").read_text("utf-8")
    assert 'class="row major' in page
    (folder / "index.html").unlink()
    assert aligner("check", german, shortened, "-f", f"html={folder}") == (1, "", "")
    assert (folder / "index.html").read_text("utf-8") == page


def test_folders_are_for_pages_only(tmp_path: Path) -> None:
    assert outputs((f"html={tmp_path}",)) == (Output("html", tmp_path, folder=True),)
    assert outputs(("html",), tmp_path) == (Output("html", tmp_path, folder=True),)
    assert outputs((f"html={tmp_path}/new/",)) == (Output("html", tmp_path / "new", folder=True),)
    assert outputs((f"html={tmp_path}/new",)) == (Output("html", tmp_path / "new"),)
    with pytest.raises(OutputError, match="is a folder"):
        outputs((f"json={tmp_path}",))
    with pytest.raises(OutputError, match="no such folder"):
        outputs((f"html={tmp_path}/no/new/",))


def test_a_text_is_not_replaced_by_a_page(
    aligner: Aligner, german: Path, hindi: Path, tmp_path: Path
) -> None:
    text = tmp_path / "index.html"
    text.write_text(german.read_text("utf-8"), "utf-8")
    code, _, err = aligner("check", text, hindi, "-f", f"html={tmp_path}/")
    assert code == 2
    assert "would replace this text" in err
    assert text.read_text("utf-8") == german.read_text("utf-8")
