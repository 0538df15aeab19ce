"""Opening a place in the user's editor.

A program gets the name of the file as an argument of its own, and no shell sees it.
"""

import os
import shlex
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from aligner.errors import SettingsError
from aligner.results import Region

VARIABLES = ("VISUAL", "EDITOR")
"""What names the editor, the first that is set."""
_USUAL = ("sensible-editor", "nano", "vim", "vi", "notepad")
"""Where neither is."""


@dataclass(frozen=True, slots=True)
class Command:
    """How to open a place.

    Attributes:
        arguments: the program and what it is told.
        in_terminal: whether it needs the terminal until it ends.
        at_place: whether it is told the line.
    """

    arguments: tuple[str, ...]
    in_terminal: bool
    at_place: bool


class _Where(NamedTuple):
    """A place as editors count: from 1, columns in characters and in bytes."""

    path: str
    line: int
    column: int
    byte: int


class _Way(NamedTuple):
    """How an editor is told a place, and whether it runs in the terminal."""

    arguments: Callable[[_Where], tuple[str, ...]]
    in_terminal: bool = True


def _file(at: _Where) -> tuple[str, ...]:
    return (at.path,)


def _line(at: _Where) -> tuple[str, ...]:
    return f"+{at.line}", at.path


def _colon(at: _Where) -> tuple[str, ...]:
    return f"+{at.line}:{at.column}", at.path


def _comma(at: _Where) -> tuple[str, ...]:
    return f"+{at.line},{at.column}", at.path


def _cursor(at: _Where) -> tuple[str, ...]:
    return f"+call cursor({at.line},{at.byte})", at.path


def _suffix(at: _Where) -> tuple[str, ...]:
    return (f"{at.path}:{at.line}:{at.column}",)


def _goto(at: _Where) -> tuple[str, ...]:
    return "--goto", *_suffix(at)


def _options(at: _Where) -> tuple[str, ...]:
    return "--line", str(at.line), "--column", str(at.column), at.path


def _line_option(at: _Where) -> tuple[str, ...]:
    return "--line", f"{at.line}:{at.column}", at.path


def _letters(at: _Where) -> tuple[str, ...]:
    return f"-n{at.line}", f"-c{at.column}", at.path


_WAYS: Mapping[str, _Way] = {
    **dict.fromkeys(("vim", "nvim", "view", "vimx"), _Way(_cursor)),
    **dict.fromkeys(("gvim", "mvim"), _Way(_cursor, in_terminal=False)),
    **dict.fromkeys(("nano", "pico", "rnano", "ne"), _Way(_comma)),
    **dict.fromkeys(("emacs", "emacsclient", "micro", "kak"), _Way(_colon)),
    **dict.fromkeys(("vi", "ex", "nvi", "joe", "jed", "mg", "zile", "less"), _Way(_line)),
    **dict.fromkeys(("hx", "helix"), _Way(_suffix)),
    **dict.fromkeys(
        ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf"),
        _Way(_goto, in_terminal=False),
    ),
    **dict.fromkeys(
        ("subl", "sublime_text", "zed", "zeditor"),
        _Way(_suffix, in_terminal=False),
    ),
    **dict.fromkeys(
        ("kate", "kwrite", "geany", "mousepad", "idea", "pycharm", "webstorm", "phpstorm"),
        _Way(_options, in_terminal=False),
    ),
    **dict.fromkeys(("gedit", "gnome-text-editor"), _Way(_colon, in_terminal=False)),
    **dict.fromkeys(("xed", "pluma"), _Way(_line, in_terminal=False)),
    "mate": _Way(_line_option, in_terminal=False),
    "notepad++": _Way(_letters, in_terminal=False),
    "notepad": _Way(_file, in_terminal=False),
}


def editor_command(
    region: Region,
    environment: Mapping[str, str] = os.environ,
    which: Callable[[str], str | None] = shutil.which,
) -> Command:
    """How to open a place in the editor that the environment names, or in a usual one.

    Args:
        region: of a file that has lines.
        environment: where `VISUAL` and `EDITOR` are looked up.
        which: finds a program.

    Raises:
        SettingsError: if there is no editor, or the variable cannot be understood.
    """
    words = _named(environment) or _usual(which)
    name = PureWindowsPath(words[0]).name.lower()
    way = _WAYS.get(name.removesuffix(".exe").removesuffix(".cmd"))
    path = str(Path(region.path).absolute())  # so that no file can pass for an option
    if way is None:
        return Command((*words, path), in_terminal=True, at_place=False)
    line, column = region.line or 1, region.column or 1
    where = _Where(path, line, column, region.byte_column or column)
    return Command(
        (*words, *way.arguments(where)), way.in_terminal, at_place=way.arguments is not _file
    )


def _named(environment: Mapping[str, str]) -> list[str]:
    for variable in VARIABLES:
        said = environment.get(variable, "").strip()
        try:
            words = shlex.split(said)
        except ValueError as error:
            raise SettingsError(
                f"{variable}: cannot be understood: {error}. Set it to a program, such as nano."
            ) from error
        if words:
            return words
    return []


def _usual(which: Callable[[str], str | None]) -> list[str]:
    for name in _USUAL:
        if found := which(name):
            return [found]
    raise SettingsError("No editor is known. Set EDITOR to one, such as nano.")
