"""`aligner review` from the command line, and once as a user has it: in a terminal, with the real
encoder and an editor.
"""

import fcntl
import json
import os
import pty
import select
import shlex
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aligner.cli import review as command
from aligner.cli.wanted import Wanted
from aligner.errors import AlignerError
from aligner.gate.single import single_pair
from aligner.pipeline import Hooks
from tests.cli.conftest import COMMAND, Aligner, process

GERMAN = """\
Am Montag wählte der Stadtrat einen neuen Sprecher.
Die Kosten für den Bau der Brücke sind in diesem Jahr um 24 Prozent gestiegen.
Die Schule bleibt bis Ende August geschlossen.
Am 16. Mai wurde das neue Krankenhaus im Norden der Stadt eröffnet.
"""
HINDI = """\
सोमवार को नगर परिषद ने एक नया प्रवक्ता चुना।
इस साल पुल के निर्माण की लागत 42 प्रतिशत बढ़ गई है।
स्कूल अगस्त के अंत तक बंद रहेगा।
17 मई को शहर के उत्तर में नए अस्पताल का उद्घाटन किया गया।
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.de.txt", GERMAN), ("a.hi.txt", HINDI)):
        Path(name).write_text(text, encoding="utf-8")
    return Path("a.de.txt"), Path("a.hi.txt")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked for a terminal says that it is one."""
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)


def test_without_a_terminal_it_names_what_does_without(files: tuple[Path, Path]) -> None:
    done = process("review", *files)
    assert done.code == 2
    assert done.out == ""
    assert done.err == (
        'aligner: A review needs a terminal. Use "aligner check", which prints the findings.\n'
    )


def test_without_textual_it_names_the_extra(
    aligner: Aligner, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    done = aligner("review", *files)
    assert (done.code, done.err) == (
        2,
        "aligner: A review needs Textual: pip install 'aligner[tui]'\n",
    )


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("source", "target", "export", "message"),
    [
        ("-", "a.hi.txt", None, "Name both"),
        ("a.de.txt", "none.txt", None, "none.txt: no such file"),
        ("a.de.txt", "a.hi.txt", "todo.txt", "writes .md or .json"),
        ("a.de.txt", "a.hi.txt", "none/todo.md", "no such folder"),
    ],
)
@pytest.mark.usefixtures("files")
def test_what_makes_no_sense_is_refused_before_anything_is_opened(
    source: str, target: str, export: str | None, message: str
) -> None:
    with pytest.raises(AlignerError, match=message):
        command.review(
            Path(source),
            Path(target),
            Wanted({}, none=True),
            cache_dir=None,
            export=Path(export) if export else None,
            color=True,
        )


@pytest.mark.parametrize(
    ("said", "theme"), [("", "dark"), ("15;0", "dark"), ("0;15", "light"), ("0;default;7", "light")]
)
def test_it_is_light_where_the_terminal_is(
    said: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", said)
    assert command._theme() == theme


def test_its_help_loads_no_textual() -> None:
    code = (
        "import sys\nfrom aligner.cli.main import main\nsys.argv = ['aligner', 'review', '-h']\n"
        "try:\n    main()\nfinally:\n    assert 'textual' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


class Terminal:
    """A terminal with a program in it."""

    def __init__(self, main: int) -> None:
        self._main = main
        self.text = ""

    def until(self, *words: str, seconds: float = 90) -> None:
        """Reads until all words were written; they are searched for from here on the next time."""
        end = time.monotonic() + seconds
        while not all(word in self.text for word in words):
            assert time.monotonic() < end, f"{words} never came: {self.text[-3000:]}"
            self._read(0.1)
        self.text = ""

    def rest(self) -> str:
        """What is written until the program ends."""
        while self._read(30):
            pass
        return self.text

    def _read(self, seconds: float) -> bool:
        if not select.select([self._main], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._main, 1 << 16)
        except OSError:  # the other end is closed
            return False
        self.text += data.decode("utf-8", "replace")
        return bool(data)

    def type(self, keys: str) -> None:
        os.write(self._main, keys.encode())


@contextmanager
def opened(
    *arguments: str, **environment: str
) -> Iterator[tuple[Terminal, "subprocess.Popen[bytes]"]]:
    main, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    program = subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=other,
        stdout=other,
        stderr=other,
        env=os.environ | {"COLUMNS": "", "LINES": ""} | environment,
        start_new_session=True,
    )
    os.close(other)
    try:
        yield Terminal(main), program
    finally:
        program.kill()
        program.wait()
        os.close(main)


def test_a_review_from_the_first_key_to_the_last(files: tuple[Path, Path], tmp_path: Path) -> None:
    script = tmp_path / "edit.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n"
        "path.write_text(path.read_text('utf-8').replace('42', '24'), 'utf-8')\n",
        encoding="utf-8",
    )
    environment = {
        "VISUAL": shlex.join([sys.executable, str(script)]),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    arguments = ("review", *map(str, files), "--export", "todo.json", "--no-config")
    with opened(*arguments, **environment) as (terminal, program):
        terminal.until("number-mismatch", "date-mismatch", "42", "पुल")
        terminal.type("a")
        terminal.until("To do: number-mismatch line 2")
        terminal.type("go")
        terminal.until("mended: number-mismatch line 2")
        # All at once, as nobody can type: no key is lost or taken for another.
        terminal.type("dthe client wants it so\r")
        terminal.until("Everything is decided")
        terminal.type("q")
        printed = terminal.rest().split("\x1b[?1049l")[-1]
        assert program.wait(60) == 0
    assert "1 dismissed, with reasons in aligner-baseline.json." in printed
    assert "1 mended." in printed
    assert "Everything is decided." in printed
    assert "24 प्रतिशत" in files[1].read_text("utf-8")
    (entry,) = json.loads(Path("aligner-baseline.json").read_text("utf-8"))["findings"]
    assert (entry["check"], entry["reason"]) == ("date-mismatch", "the client wants it so")
    found = json.loads(Path("todo.json").read_text("utf-8"))
    assert (found["todo"], found["dismissed"], found["mended"]) == ([], 1, 1)


def test_the_session_takes_the_encoder_that_is_wanted(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.cli.pretend import PretendedEncoder

    asked: list[object] = []

    def load(model: object, **_: object) -> PretendedEncoder:
        asked.append(model)
        return PretendedEncoder()

    monkeypatch.setattr(command, "load_encoder", load)
    stages: list[str] = []
    pair = single_pair(*files, given={"model": "some/model"})
    session = command._opened(pair, None)(Hooks(stage=stages.append))
    session.check()
    assert asked == ["some/model"]
    assert stages[0] == "load"
    assert "embed" in stages
