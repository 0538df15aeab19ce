"""`aligner watch` in a process of its own, with and without a terminal."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.cli.conftest import COMMAND, Aligner
from tests.watch.conftest import TEXT, without

PRETEND = (sys.executable, "-m", "tests.cli.pretend", "watch")
OPTIONS = ("-s", "de", "-t", "hi", "--segmented", "--select", "omission")
# Runs a program whose terminal standard input is: Ctrl-C is for it.
OWN_TERMINAL = (
    sys.executable,
    "-c",
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.argv[1], sys.argv[1:])",
)
PATIENCE = 60.0  # seconds; only what is broken takes that long


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "a.de.txt", tmp_path / "a.hi.txt"
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    return paths


class Running:
    """A process that watches, and its lines."""

    def __init__(self, command: tuple[str | Path, ...]) -> None:
        self.process = subprocess.Popen(
            [*map(str, command)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines: Queue[str] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def line(self, pattern: str) -> str:
        """The next line with something in it."""
        while True:
            line = self._lines.get(timeout=PATIENCE)
            if re.search(pattern, line):
                return line

    def ended(self, number: int) -> tuple[int, str]:
        """The exit code and the standard error after a signal."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        assert self.process.stderr
        return code, self.process.stderr.read()


@contextmanager
def running(*command: str | Path) -> Iterator[Running]:
    found = Running(command)
    try:
        yield found
    finally:
        found.process.kill()
        found.process.wait()


@pytest.mark.parametrize(
    ("number", "code", "says"),
    [(signal.SIGINT, 130, "aligner: interrupted.\n"), (signal.SIGTERM, 143, "")],
    ids=["SIGINT", "SIGTERM"],
)
def test_blocks_of_lines_until_it_is_told_to_end(
    pair: tuple[Path, Path], number: int, code: int, says: str
) -> None:
    with running(*PRETEND, *pair, *OPTIONS) as watching:
        watching.line("0 findings")
        pair[1].write_text(without(4), encoding="utf-8")
        assert "1 new" in watching.line("1 finding")
        assert "a.hi.txt:5:1: major omission" in watching.line("new ")
        pair[1].unlink()
        watching.line("trouble: .*no such file")
        pair[1].write_text(TEXT, encoding="utf-8")
        watching.line("fixed ")
        assert watching.ended(number) == (code, says)


def test_the_real_encoder(tmp_path: Path, seeds: Path) -> None:
    german, hindi = seeds / "block-report.de.txt", tmp_path / "draft.hi.txt"
    text = (seeds / "block-report.hi.txt").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    hindi.write_text(text, encoding="utf-8")
    with running(*COMMAND, "watch", german, hindi, "--no-cache") as watching:
        watching.line("0 findings")
        hindi.write_text("".join(lines[:2] + lines[3:]), encoding="utf-8")
        watching.line("new .*omission")
        hindi.write_text(text, encoding="utf-8")
        watching.line("fixed .*omission")
        assert watching.ended(signal.SIGTERM) == (143, "")


def test_the_quiet_hear_only_what_came_and_went(pair: tuple[Path, Path]) -> None:
    pair[1].write_text(without(2), encoding="utf-8")
    with running(*PRETEND, *pair, *OPTIONS, "--quiet") as watching:
        watching.line("1 finding")
        pair[1].write_text(without(2, 4), encoding="utf-8")
        watching.line("2 findings")
        assert "beta4" in watching.line("  ")


def test_a_reader_that_has_seen_enough_ends_it(pair: tuple[Path, Path]) -> None:
    command = [*PRETEND, *map(str, pair), *OPTIONS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout
        assert "0 findings" in process.stdout.readline()
        process.stdout.close()
        pair[1].write_text(without(1), encoding="utf-8")
        assert process.wait(PATIENCE) == 0


class Terminal:
    """A terminal in which it watches."""

    def __init__(self, pair: tuple[Path, Path]) -> None:
        self._main, side = pty.openpty()
        termios.tcsetwinsize(side, (20, 60))
        self._side = side
        self.before = termios.tcgetattr(side)
        self.seen = b""
        self.process = subprocess.Popen(
            [*OWN_TERMINAL, *PRETEND, *(path.name for path in pair), *OPTIONS],
            cwd=pair[0].parent,  # long names would change what fits on the screen
            stdin=side,
            stdout=side,
            stderr=side,
            env={k: v for k, v in os.environ.items() if k != "COLUMNS"},
            start_new_session=True,
        )

    def until(self, text: str) -> str:
        """What was written up to a text."""
        end = time.monotonic() + PATIENCE
        while text.encode() not in self.seen:
            assert time.monotonic() < end, self.seen.decode()
            if select.select([self._main], [], [], 0.1)[0]:
                self.seen += os.read(self._main, 65536)
        seen, _, self.seen = self.seen.partition(text.encode())
        return seen.decode()

    def type(self, keys: str) -> None:
        os.write(self._main, keys.encode())

    def resize(self, rows: int, columns: int) -> None:
        termios.tcsetwinsize(self._side, (rows, columns))
        self.process.send_signal(signal.SIGWINCH)

    def as_before(self) -> bool:
        return termios.tcgetattr(self._side) == self.before

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._main)
        os.close(self._side)


@pytest.fixture
def terminal(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("TERM", "xterm-256color")
    found = Terminal(pair)
    yield found
    found.close()


def test_a_terminal_shows_each_view_on_its_other_screen(
    terminal: Terminal, pair: tuple[Path, Path]
) -> None:
    terminal.until("\x1b[?1049h")
    terminal.until("q ends")
    pair[1].write_text(without(4), encoding="utf-8")
    terminal.until("1 finding")
    terminal.until("New with this save")
    assert not terminal.as_before()
    terminal.resize(24, 90)
    terminal.until("─" * 90)
    pair[1].write_text(without(*range(0, 10, 2)), encoding="utf-8")
    terminal.until("lines 1-")
    terminal.type("jj")
    terminal.until("lines 3-")
    terminal.type("\x1b[A")
    terminal.until("lines 2-")
    terminal.type("q")
    terminal.until("\x1b[?1049l")
    assert terminal.process.wait(PATIENCE) == 0
    assert terminal.as_before()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"]
)
def test_the_terminal_is_left_as_it_was(terminal: Terminal, number: int, code: int) -> None:
    terminal.until("q ends")
    if number == signal.SIGINT:
        terminal.type("\x03")
    else:
        terminal.process.send_signal(number)
    terminal.until("\x1b[?25h\x1b[?1049l")
    assert terminal.process.wait(PATIENCE) == code
    assert terminal.as_before()


def test_ctrl_z_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.until("q ends")
    terminal.process.send_signal(signal.SIGTSTP)
    terminal.until("\x1b[?1049l")
    terminal.process.send_signal(signal.SIGCONT)
    terminal.until("\x1b[?1049h")
    terminal.until("q ends")
    terminal.type("q")
    assert terminal.process.wait(PATIENCE) == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-", "a.hi.txt"), "Standard input (-) cannot be watched. Give files."),
        (("a.hi.txt", "--no-config"), "a.hi.txt: alone it is no pair."),
        (("b.hi.txt",), "b.hi.txt: in no pair of aligner.toml."),
        (("a.de.txt",), "a.de.txt: in 2 pairs of aligner.toml. Name one translation: "),
        (("gone.de.txt", "gone.hi.txt"), "gone.de.txt: no such file."),
    ],
)
def test_what_is_no_pair(
    aligner: Aligner,
    pair: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    project(pair, monkeypatch)
    code, out, err = aligner("watch", *arguments)
    assert (code, out) == (2, "")
    assert says in err


def test_a_translation_finds_its_original(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project(pair, monkeypatch)
    with running(*PRETEND, "a.hi.txt") as watching:
        watching.line("a.de.txt -> a.hi.txt: 0 findings")
        config = pair[0].with_name("aligner.toml")
        config.write_text(f'model = "other"\n{config.read_text()}', encoding="utf-8")
        watching.line("trouble: the model has changed")


def project(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which one original has two translations."""
    folder = pair[0].parent
    monkeypatch.chdir(folder)
    (folder / "a.en.txt").write_text(TEXT, encoding="utf-8")
    (folder / "aligner.toml").write_text(
        'source-language = "de"\nsegmented = true\nselect = ["omission"]\n'
        '[[pairs]]\nsource = "{name}.de.txt"\ntarget = "{name}.{language}.txt"\n'
        'target-languages = ["hi", "en"]\n',
        encoding="utf-8",
    )


def test_without_the_library_it_says_how_to_have_it(
    aligner: Aligner, pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles._rust_notify", None)
    code, _, err = aligner("watch", *pair)
    assert code == 2
    assert "pip install 'aligner[watch]'" in err
