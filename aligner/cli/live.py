"""A screen of the terminal that is drawn anew when there is something else to see."""

import os
import re
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import FrameType, TracebackType
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult

from aligner.cli.screen import Screen
from aligner.cli.watch_view import Picture, changed, picture
from aligner.report.layout import Layout, Line
from aligner.watch import Bell, View

# The other screen, no cursor, and lines that are too wide are cut by the terminal: it may know
# letters to be wider than we do.
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
_LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"

_KEYS = {
    b"q": "end", b"Q": "end",
    b"j": "down", b"\x1b[B": "down", b"\x1bOB": "down",
    b"k": "up", b"\x1b[A": "up", b"\x1bOA": "up",
    b" ": "page down", b"\x1b[6~": "page down",
    b"b": "page up", b"\x1b[5~": "page up",
    b"g": "first", b"\x1b[H": "first", b"\x1b[1~": "first",
    b"G": "last", b"\x1b[F": "last", b"\x1b[4~": "last",
}  # fmt: skip
_KEY = re.compile(rb"\x1b\[[0-9;]*[A-Za-z~]|\x1bO.|.", re.DOTALL)
_SUSPENDING = [getattr(signal, name) for name in ("SIGTSTP",) if hasattr(signal, name)]
_RESIZING = [getattr(signal, name) for name in ("SIGWINCH", "SIGCONT") if hasattr(signal, name)]


_Handler = Callable[[int, FrameType | None], object] | int | None


@dataclass(frozen=True, slots=True)
class _Failed:
    """What ended the views."""

    error: BaseException | None


# A view, the files that a check begins for, a key; `""` is another size of the window.
_Event = View | Sequence[Path] | str | _Failed


def can_be_live() -> bool:
    """Whether standard output is a terminal that can be drawn on."""
    return sys.stdout.isatty() and os.environ.get("TERM") not in {"dumb", "unknown"}


class Live:
    """Shows views, and listens to keys, until `q`."""

    def __init__(self, screen: Screen, bell: Bell) -> None:
        self._screen = screen
        self._bell = bell
        self._events: SimpleQueue[_Event] = SimpleQueue()
        self._offset = 0
        self._status = ""

    def began(self, paths: Sequence[Path]) -> None:
        """A check begins for these files."""
        self._events.put(tuple(paths))

    def show(self, view: View, more: Iterator[View]) -> None:
        """Shows a view, and whatever comes after it.

        Raises:
            AlignerError: what `more` raises.
        """
        Thread(target=self._forward, args=(more,), daemon=True).start()
        with _Window(self._screen.output, self._events.put) as window:
            while True:
                shown = self._picture(view, window)
                self._offset = min(self._offset, shown.last_offset(window.height))
                window.draw(shown.lines(window.height, self._offset))
                event = self._events.get()
                if event == "end":
                    return
                if isinstance(event, _Failed):
                    if event.error:
                        raise event.error
                    return
                if isinstance(event, View):
                    view, self._status, self._offset = event, "", 0
                elif isinstance(event, str):
                    self._move(event, shown.room(window.height) - 1)
                else:
                    self._status = f"{changed(event)}  checking"

    def _forward(self, views: Iterator[View]) -> None:
        """Runs in a thread of its own, so that keys are obeyed while a check goes on."""
        try:
            for view in views:
                self._events.put(view)
        except BaseException as error:
            self._events.put(_Failed(error))
        else:
            self._events.put(_Failed(None))

    def _picture(self, view: View, window: "_Window") -> Picture:
        console = self._screen.output
        layout = Layout.of(console, console.options.update(width=window.width))
        return picture(view, layout, window.height, self._status)

    def _move(self, key: str, page: int) -> None:
        steps = {"down": 1, "up": -1, "page down": page, "page up": -page}
        if key in {"first", "last"}:
            self._offset = 0 if key == "first" else sys.maxsize
        self._offset = max(0, self._offset + steps.get(key, 0))


class _Window:
    """The other screen of the terminal; as a context it leaves the terminal as it was."""

    def __init__(self, console: Console, tell: Callable[[str], None]) -> None:
        self._console = console
        self._tell = tell
        self._modes: list[Any] | None = None
        self._handlers: dict[int, _Handler] = {}

    @property
    def width(self) -> int:
        return self._console.size.width

    @property
    def height(self) -> int:
        return self._console.size.height

    def draw(self, lines: Sequence[Line]) -> None:
        """Draws over what is there, without an empty screen in between."""
        with self._console.capture() as captured:
            self._console.print(_Lines(lines), end="", crop=False)
        # What was there goes first: behind the last column there is nothing to erase from.
        text = captured.get().rstrip("\n").replace("\n", "\r\n\x1b[2K")
        self._write(f"\x1b[H\x1b[2K{text}")

    def __enter__(self) -> "_Window":
        self._enter()
        for number in _RESIZING:
            self._handlers[number] = signal.signal(number, self._resized)
        for number in _SUSPENDING:
            self._handlers[number] = signal.signal(number, self._suspended)
        if self._modes is not None:
            Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._leave()

    def _enter(self) -> None:
        """No keys are shown, and each is told at once."""
        if sys.stdin.isatty():
            try:
                import termios  # noqa: PLC0415 - not on Windows
                import tty  # noqa: PLC0415
            except ImportError:
                pass
            else:
                self._modes = termios.tcgetattr(sys.stdin)
                tty.setcbreak(sys.stdin)
        self._write(_ENTER)

    def _leave(self) -> None:
        self._write(_LEAVE)
        if self._modes is not None:
            import termios  # noqa: PLC0415 - not on Windows

            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._modes)

    def _listen(self) -> None:
        while data := os.read(sys.stdin.fileno(), 1024):
            for key in _KEY.findall(data):
                if key in _KEYS:
                    self._tell(_KEYS[key])

    def _resized(self, number: int, frame: FrameType | None) -> None:
        self._tell("")

    def _suspended(self, number: int, frame: FrameType | None) -> None:
        """Ctrl-Z: gives the terminal back for the time being."""
        self._leave()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
        signal.signal(number, self._suspended)  # and goes on here with SIGCONT
        self._enter()
        self._tell("")

    def _write(self, text: str) -> None:
        self._console.file.write(text)
        self._console.file.flush()


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines that a console can print."""

    lines: Sequence[Line]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.lines:
            yield from line.segments(console)
