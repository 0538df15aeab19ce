"""Ctrl-C, and standard streams that are closed, full or a terminal."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.conftest import COMMAND, shell

# Where the tests run in the background, an interrupt may be ignored from the start.
INTERRUPTIBLE = (
    *COMMAND[:2],
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); " + COMMAND[2],
)
PRETENDED = (sys.executable, "-m", "tests.cli.pretend")
FULL = "aligner: standard output: cannot write: No space left on device.\n"


@pytest.mark.parametrize("command", ["check", "align"])
def test_a_reader_that_has_seen_enough(german: Path, hindi: Path, command: str) -> None:
    result = shell(f"aligner {command} $1 $2 | head -1", german, hindi)
    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) == 1


def test_a_reader_that_has_gone(german: Path, hindi: Path) -> None:
    line = 'aligner align $1 $2 > >(exec true); code=$?; sleep 0.2; exit "$code"'
    assert shell(line, german, hindi) == (0, "", "")
    line = "aligner align $1 $2 -o /dev/stdout | true"
    assert shell(line, german, hindi) == (0, "", "")


def test_a_full_disk_under_standard_output(german: Path, hindi: Path) -> None:
    assert shell("aligner check $1 $2 > /dev/full", german, hindi) == (2, "", FULL)
    assert shell("aligner model path > /dev/full") == (2, "", FULL)
    assert shell("aligner --help > /dev/full") == (2, "", "aligner: No space left on device.\n")


def test_closed_streams(german: Path, hindi: Path) -> None:
    assert shell("aligner check $1 $2 >&-", german, hindi) == (0, "", "")
    assert shell("aligner check $1 no.txt 2>&-", german) == (2, "", "")
    message = "aligner: <stdin>: empty. Give a file with text in it.\n"
    assert shell("aligner check $1 - <&-", german) == (2, "", message)


def test_a_terminal_that_is_not_utf8(german: Path, hindi: Path) -> None:
    result = shell("PYTHONIOENCODING=ascii aligner align $1 $2", german, hindi)
    assert (result.code, result.err) == (0, "")
    assert "\\u0938" in result.out


def long_text(seed: Path, path: Path) -> Path:
    """A text that takes minutes to embed."""
    text = seed.read_text(encoding="utf-8")
    path.write_text(text * 200, encoding="utf-8")
    return path


def own_words(path: Path, lines: int) -> Path:
    """A text of short lines, each of words of its own."""
    path.write_text("".join(f"w{k} x{k} y{k} z{k}.\n" for k in range(lines)), encoding="utf-8")
    return path


def read_until(terminal: int, sign: bytes, seconds: float) -> bytes:
    """What comes from a terminal until `sign`, or the end, or nothing more within `seconds`."""
    seen = b""
    end = time.monotonic() + seconds
    while sign not in seen and select.select([terminal], [], [], end - time.monotonic())[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the other side has gone
            break
    return seen


def terminal_of(*command: str | Path) -> bytes:
    """What a command shows on a terminal that is its standard error."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as running:
        os.close(theirs)
        shown = read_until(ours, b"no such sign", 60)
    os.close(ours)
    assert running.returncode == 0
    return shown


class Interrupted(NamedTuple):
    """What is left of a run that was interrupted."""

    code: int
    out: bytes
    shown: bytes
    """All that came on the terminal."""
    seconds: float
    """From Ctrl-C to the end."""

    @property
    def last(self) -> bytes:
        """The last line on the terminal."""
        plain = re.sub(rb"\x1b\[[\d;?]*[A-Za-z]", b"", self.shown)
        return plain.splitlines()[-1].strip()


def interrupted(sign: bytes, *command: str | Path) -> Interrupted:
    """Runs a command with a terminal as standard error, and presses Ctrl-C when `sign` is seen."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as running:
        os.close(theirs)
        before = read_until(ours, sign, 60)
        assert sign in before
        running.send_signal(signal.SIGINT)
        start = time.monotonic()
        rest = read_until(ours, b"interrupted.\r\n", 20)
        out, _ = running.communicate(timeout=20)
        seconds = time.monotonic() - start
    os.close(ours)
    return Interrupted(running.returncode, out, before + rest, seconds)


def test_interrupted_while_embedding(tmp_path: Path, german: Path, hindi: Path) -> None:
    texts = long_text(german, tmp_path / "a.de.txt"), long_text(hindi, tmp_path / "b.hi.txt")
    run = interrupted(b" left", *INTERRUPTIBLE, "check", *texts)
    assert (run.code, run.out, run.last) == (130, b"", b"aligner: interrupted.")
    assert run.seconds < 5
    assert b"Embedding" in run.shown
    assert b"\x1b[?25h" in run.shown  # the cursor is back
    assert b"Traceback" not in run.shown


@pytest.mark.parametrize("stage", [b"Reading", b"Aligning", b"Judging"], ids=bytes.decode)
def test_interrupted_in_any_stage(tmp_path: Path, stage: bytes) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    text = own_words(folder / "a.txt", 6000)
    output = folder / "report.json"
    output.write_text("old")
    options = ("-s", "de", "-t", "hi", "-f", "json", "-o", output)
    run = interrupted(stage, *PRETENDED, "check", text, text, *options)
    assert (run.code, run.out, run.last) == (130, b"", b"aligner: interrupted.")
    assert run.seconds < 5
    assert b"Traceback" not in run.shown
    assert output.read_text() == "old"
    assert sorted(folder.iterdir()) == [text, output]


def test_stages_are_told_to_a_terminal_only(tmp_path: Path) -> None:
    text = own_words(tmp_path / "a.txt", 1500)
    command = (*PRETENDED, "check", text, text, "-s", "de", "-t", "hi", "--segmented")
    shown = terminal_of(*command)
    found = [shown.find(word) for word in (b"Aligning", b"Judging")]
    assert 0 < found[0] < found[1]
    assert terminal_of(*command, "--quiet") == b""
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_interrupted_while_reading(german: Path) -> None:
    with subprocess.Popen(
        [*INTERRUPTIBLE, "check", german, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        time.sleep(1.5)  # it waits for standard input now
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, b"", b"aligner: interrupted.\n")
