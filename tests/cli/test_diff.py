"""`aligner diff`, with the real encoder, a pager, and as the tool of `git difftool`."""

import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import termios
from pathlib import Path

import pytest

from aligner.report.wrap import cells
from tests.cli.conftest import COMMAND, Aligner
from tests.cli.test_streams import PRETENDED, own_words, read_until

COLOR = re.compile(r"\x1b\[[\d;]*3\d")
DELETED = "Auf der Konferenz"
CONFIG = '[[pairs]]\nsource = "docs/{name}.de.txt"\ntarget = "docs/{name}.{language}.txt"\n'


def test_a_deleted_sentence(aligner: Aligner, german: Path, shortened: Path) -> None:
    code, out, err = aligner("diff", german, shortened, "--width", "120")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert re.fullmatch(r" +German \(de\), 11 segments +Hindi \(hi\), 9 segments", lines[1])
    (lost,) = (line for line in lines if DELETED in line)
    assert re.match(r"^ +8  - Auf der Konferenz .*% +\(nothing here\)$", lost)
    assert "! major  omission  This segment has no counterpart" in out
    assert "rows without findings" in out
    assert "\x1b" not in out


def test_in_a_narrow_terminal_the_translation_stands_below(
    aligner: Aligner, german: Path, shortened: Path
) -> None:
    out = aligner("diff", german, shortened).out
    assert "% →       (nothing here)" in out
    assert max(map(cells, out.splitlines())) <= 80
    beside = aligner("diff", german, shortened, "--side-by-side").out
    assert "% →" not in beside


def test_folding(aligner: Aligner, german: Path, shortened: Path) -> None:
    def folded(*options: str) -> int:
        out = aligner("diff", german, shortened, *options).out
        return sum(int(each) for each in re.findall(r"⋯ (\d+) row", out))

    assert folded("--full") == 0
    assert folded() == 5
    assert folded("--context", "1") == 7
    assert folded("-U0") == 9


def test_only(aligner: Aligner, german: Path, shortened: Path) -> None:
    shown = aligner("diff", german, shortened, "--only", "addition, style").out
    assert "0 of 1 finding shown" in shown
    assert DELETED not in shown
    assert DELETED in aligner("diff", german, shortened, "--only", "accuracy/omission").out


def test_only_what_there_is(aligner: Aligner, german: Path, hindi: Path) -> None:
    code, out, err = aligner("diff", german, hindi, "--only", "omision")
    assert (code, out) == (2, "")
    assert 'there is no check "omision". Did you mean "omission"?' in err


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "major"), 1), (("--fail-on", "critical"), 0)],
)
def test_exit_code(
    aligner: Aligner, german: Path, shortened: Path, options: tuple[str, ...], code: int
) -> None:
    assert aligner("diff", german, shortened, *options).code == code


def test_colours(
    aligner: Aligner, monkeypatch: pytest.MonkeyPatch, german: Path, shortened: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # as in a terminal
    assert COLOR.search(aligner("diff", german, shortened).out)
    plain = aligner("diff", german, shortened, "--no-color").out
    assert not COLOR.search(plain)
    assert "[-lost-]" in plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOR.search(aligner("diff", german, shortened).out)


def test_files(aligner: Aligner, german: Path, shortened: Path, tmp_path: Path) -> None:
    for name, begin in (("a.svg", "<svg "), ("a.html", "<!DOCTYPE html>"), ("a.txt", "  ")):
        path = tmp_path / name
        assert aligner("diff", german, shortened, "-o", path) == (0, "", "")
        assert path.read_text(encoding="utf-8").startswith(begin)
        assert "Konferenz" in path.read_text(encoding="utf-8")
    printed = aligner("diff", german, shortened, "--format", "svg").out
    assert printed == (tmp_path / "a.svg").read_text(encoding="utf-8")
    code, _, err = aligner("diff", german, shortened, "-o", shortened)
    assert code == 2
    assert "would replace this text" in err


def test_quiet(aligner: Aligner, german: Path, shortened: Path) -> None:
    assert aligner("diff", german, shortened, "--quiet", "--fail-on", "major") == (1, "", "")


def test_no_translation(aligner: Aligner, seeds: Path, german: Path) -> None:
    code, out, _ = aligner("diff", german, seeds / "ha-giang.th.txt", "--width", "120")
    assert code == 0
    assert "not translations of each other" in " ".join(out.split())
    assert len(out.splitlines()) < 12
    assert aligner("diff", german, seeds / "ha-giang.th.txt", "--fail-on", "critical").code == 1


def test_a_file_of_pairs(aligner: Aligner, tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("source\ttarget\nIt took 24 months.\tEs dauerte 42 Monate.\n", "utf-8")
    out = aligner("diff", path, "-s", "en", "-t", "de", "--width", "120").out
    assert "It took [≠24≠] months" in out
    assert "Es dauerte [≠42≠] Monate" in out
    code, _, err = aligner("diff", path, "--against", path)
    assert code == 2
    assert "--against: a file of pairs" in err


def test_against_an_older_version(
    aligner: Aligner, german: Path, hindi: Path, shortened: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.hi.txt"
    text = hindi.read_text(encoding="utf-8")
    older.write_text(text.replace("परियोजना 24", "परियोजना 42"), encoding="utf-8")
    out = aligner("diff", german, shortened, "--against", older, "--width", "300").out
    assert f"since   {older}: 1 new, 1 mended, 0 as before" in " ".join(out.split("\n        "))
    assert "! major  new  omission" in out
    assert "✓ number-mismatch  The original has 24, the translation 42.  line 3" in out
    stdin = older.read_bytes()
    piped = aligner("diff", german, shortened, "--against", "-", "--width", "120", stdin=stdin).out
    assert "1 new, 1 mended, 0 as before" in " ".join(piped.split())
    for texts in (("-", shortened, older), (german, "-", "-")):
        code, _, err = aligner("diff", *texts[:2], "--against", texts[2], stdin=stdin)
        assert (code, "can be read only once" in err) == (2, True)
    same = aligner("diff", german, shortened, "--against", shortened, "--width", "120").out
    assert "0 new, 0 mended, 1 as before" in " ".join(same.split())
    assert "! major  as before  omission" in same


@pytest.fixture
def project(tmp_path: Path, german: Path, hindi: Path, shortened: Path) -> Path:
    """A repository whose translation lost a sentence in its second commit."""
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (root / "aligner.toml").write_text(CONFIG, "utf-8")
    (root / "docs" / "report.de.txt").write_bytes(german.read_bytes())
    translation = root / "docs" / "report.hi.txt"
    translation.write_bytes(hindi.read_bytes())
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    translation.write_bytes(shortened.read_bytes())
    git(root, "commit", "--quiet", "-am", "two")
    return root


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
        stdin=subprocess.DEVNULL,
    )
    return done.stdout + done.stderr


def difftool(folder: Path, command: str, *arguments: str) -> str:
    """What `git difftool` shows with a command in its configuration; `aligner` is the program."""
    program = " ".join(map(shlex.quote, COMMAND))
    git(folder, "config", "difftool.aligner.cmd", command.replace("aligner", program, 1))
    return git(folder, "difftool", "--no-prompt", "--tool", "aligner", *arguments)


BY_CONFIG = 'aligner diff "$REMOTE" --as "$MERGED" --against "$LOCAL"'


def test_two_revisions_by_difftool(project: Path) -> None:
    out = difftool(project, BY_CONFIG, "HEAD~1", "HEAD")
    assert "target  docs/report.hi.txt" in out
    assert "docs/report.hi.txt as it was: 1 new, 0 mended, 0 as before" in out
    assert "! major  new  omission" in out
    back = difftool(project, BY_CONFIG, "HEAD", "HEAD~1")
    assert "0 new, 1 mended, 0 as before" in back


def test_a_working_copy_by_difftool_from_a_folder_below(project: Path) -> None:
    path = project / "docs" / "report.hi.txt"
    text = path.read_text(encoding="utf-8").replace("परियोजना 24", "परियोजना 42")
    path.write_text(text, encoding="utf-8")
    out = difftool(project / "docs", BY_CONFIG, "--", "report.hi.txt")
    assert "1 new, 0 mended, 1 as before" in out


def test_difftool_with_a_source_that_is_named(project: Path) -> None:
    (project / "aligner.toml").unlink()
    command = 'aligner diff docs/report.de.txt "$REMOTE" --as "$MERGED" --against "$LOCAL"'
    assert "1 new, 0 mended" in difftool(project, command, "HEAD~1", "HEAD", "--", "docs")


def test_files_that_one_revision_lacks_and_that_translate_nothing(project: Path) -> None:
    (project / "docs" / "note.hi.txt").write_text("नमस्ते।\n", "utf-8")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "-m", "three")
    git(project, "rm", "--quiet", "docs/report.hi.txt")
    out = difftool(project, BY_CONFIG, "HEAD")
    assert "aligner: docs/report.hi.txt: deleted, nothing to compare" in out
    git(project, "reset", "--quiet", "--hard")
    out = difftool(project, BY_CONFIG, "HEAD~1", "HEAD")
    assert "docs/note.hi.txt: in no pair of aligner.toml" in out


def test_a_new_translation_by_difftool(project: Path) -> None:
    git(project, "rm", "--quiet", "--cached", "docs/report.hi.txt")
    git(project, "commit", "--quiet", "-m", "three")
    git(project, "add", ".")
    out = difftool(project, BY_CONFIG, "--cached")
    assert "! major  omission" in out
    assert "since" not in out


def test_a_translation_alone(
    aligner: Aligner, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert "1 major" in aligner("diff", "docs/report.hi.txt").out
    code, _, err = aligner("diff", "docs/report.de.txt")
    assert code == 2
    assert "Name its translation as well: docs/report.hi.txt." in err
    code, _, err = aligner("diff", "docs/report.hi.txt", "--no-config")
    assert code == 2
    assert "docs/report.hi.txt: alone it is no pair" in err


@pytest.fixture
def text(tmp_path: Path) -> Path:
    return own_words(tmp_path / "a.txt", 60)


def on_terminal(text: Path, *options: str, lines: int = 24, **environment: str) -> str:
    """What a diff of a text with itself, all rows, shows on a terminal of so many lines."""
    shown, errors = shown_and_said(text, *options, lines=lines, **environment)
    assert errors == ""
    return shown


def shown_and_said(
    text: Path, *options: str, lines: int = 24, **environment: str
) -> tuple[str, str]:
    """The same, and what is said on standard error."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 120, 0, 0))
    usual = {k: v for k, v in os.environ.items() if k not in {"PAGER", "ALIGNER_PAGER", "LESS"}}
    del usual["COLUMNS"]
    command = (*PRETENDED, "diff", text, text, "-s", "de", "-t", "hi", "--segmented", "--full")
    with subprocess.Popen(
        [*command, *options], stdout=theirs, stderr=subprocess.PIPE, env=usual | environment
    ) as running:
        os.close(theirs)
        shown = read_until(ours, b"no such sign", 60)
        assert running.stderr
        errors = running.stderr.read().decode()
    os.close(ours)
    assert running.returncode == 0
    return shown.decode(), errors


def test_what_is_longer_than_the_screen_goes_to_the_pager(text: Path, tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    pager = f'cat > "{paged}"'
    assert on_terminal(text, PAGER=pager) == ""
    content = paged.read_text(encoding="utf-8")
    assert content.count("w59 x59") == 2
    assert not re.search(r"\x1b\[[^m]*[A-LN-Za-ln-z]", content)  # styles alone
    paged.unlink()
    assert "w59" in on_terminal(text, lines=2000, PAGER=pager)
    assert "w59" in on_terminal(text, "--no-pager", PAGER=pager)
    assert "w59" in on_terminal(text, ALIGNER_PAGER="", PAGER=pager)
    assert "w59" in on_terminal(text, ALIGNER_PAGER="cat", PAGER=pager)
    assert not paged.exists()


def test_the_pager_is_told_the_habits_of_git(text: Path) -> None:
    show = "cat >/dev/null; echo $LESS"
    assert on_terminal(text, ALIGNER_PAGER=show, PAGER="false").strip() == "FRX"
    assert on_terminal(text, PAGER=show, LESS="-i").strip() == "-i"


def test_a_pager_that_is_left_early(tmp_path: Path) -> None:
    long = own_words(tmp_path / "a.txt", 1500)  # more than a pipe holds
    assert on_terminal(long, PAGER="head -n 1").count("\n") == 1


def test_a_pager_that_cannot_be_run(text: Path) -> None:
    shown, said = shown_and_said(text, PAGER="no-such-program 2>/dev/null")
    assert "w59" in shown
    assert said.startswith("aligner: no-such-program 2>/dev/null: no such pager.")


def test_less_itself(text: Path) -> None:
    shown = on_terminal(text, lines=200)
    assert "w59" in shown
