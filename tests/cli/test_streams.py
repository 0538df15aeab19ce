"""Ctrl-C, and standard streams that are closed, full or a terminal."""

import os
import pty
import re
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, shell

# Where the tests run in the background, an interrupt may be ignored from the start.
INTERRUPTIBLE = (
    *COMMAND[:2],
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); " + COMMAND[2],
)
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


def test_interrupted_while_embedding(tmp_path: Path, german: Path, hindi: Path) -> None:
    texts = long_text(german, tmp_path / "a.de.txt"), long_text(hindi, tmp_path / "b.hi.txt")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*INTERRUPTIBLE, "check", *texts],
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        assert b"Embedding" in read_until(ours, b"Embedding", 60)
        running.send_signal(signal.SIGINT)
        start = time.monotonic()
        rest = read_until(ours, b"interrupted.", 20)
        out, _ = running.communicate(timeout=20)
        assert time.monotonic() - start < 5
    os.close(ours)
    assert running.returncode == 130
    assert out == b""
    assert b"\x1b[?25h" in rest  # the cursor is back
    plain = re.sub(rb"\x1b\[[\d;?]*[A-Za-z]", b"", rest)
    assert plain.splitlines()[-1].strip() == b"aligner: interrupted."
    assert b"Traceback" not in rest


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
