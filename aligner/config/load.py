"""A configuration, read and found valid as a whole."""

import os
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from pydantic import ValidationError

from aligner.config.faults import Fault, faults, unselective
from aligner.config.find import SHARED, seen_from
from aligner.config.keys import Key, spelled
from aligner.config.model import Config
from aligner.errors import ConfigError

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class Loaded:
    """A configuration and where it comes from.

    Attributes:
        config: what it says.
        path: of the file, absolute.
        name: the same as messages call it, seen from the working directory.
        root: the folder of the file, absolute; what it names is relative to this.
        text: of the file.
    """

    config: Config
    path: Path
    name: str
    text: str = field(repr=False)

    @property
    def root(self) -> Path:
        return self.path.parent

    def line(self, key: Key) -> int:
        """The line in which a key stands, from 1; such as `("pairs", 0, "source")`."""
        from aligner.config.positions import line_of  # noqa: PLC0415 - few ask for lines

        return line_of((*_above(self.path), *key), self._lines)

    def inside(self, path: str | Path) -> str:
        """A path as patterns see it: from the root, `/` between its parts, in form C."""
        return normalize("NFC", seen_from(self.root, Path(path).absolute()))

    @cached_property
    def _lines(self) -> dict[Key, int]:
        from aligner.config.positions import positions  # noqa: PLC0415

        return positions(self.text)


def load_config(path: str | Path) -> Loaded:
    """The configuration in `path`: an aligner.toml, or a pyproject.toml with `[tool.aligner]`.

    Raises:
        ConfigError: if it cannot be read, or with all that is wrong in it, a line for each.
    """
    whole = Path(os.path.normpath(Path(path).absolute()))
    name = seen_from(Path.cwd(), whole)
    text = _text(whole, name)
    data = _table(_parsed(text, name), whole, name)
    try:
        config = Config.model_validate(data, by_alias=True, by_name=False)
        found = list(unselective(config))
    except ValidationError as error:
        found = faults(error, data)
    if found:
        raise _refusal(found, whole, name, text)
    return Loaded(config, whole, name, text)


def _text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ConfigError(f"{name}: no such file. Name one that exists with --config.") from None
    except IsADirectoryError:
        raise ConfigError(f"{name}: a folder. Name the file in it.") from None
    except OSError as error:
        raise ConfigError(f"{name}: cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{name}:{line}: not UTF-8, which TOML has to be. Save the file as UTF-8."
        ) from None


def _parsed(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ConfigError(f"{name}: lists or tables in too many others.") from None
    except ValueError as error:
        message = str(error)
        place = _PLACE.search(message)
        where = f":{place[1]}:{place[2]}" if place and place[1] else ""
        what = _PLACE.sub(" at the end of the file" if place and not place[1] else "", message)
        raise ConfigError(f"{name}{where}: not TOML: {what}.") from None


def _table(data: dict[str, object], path: Path, name: str) -> dict[str, object]:
    """What is ours of the file."""
    found: object = data
    for key in _above(path):
        found = found.get(key) if isinstance(found, dict) else None
    if found is None:
        raise ConfigError(f"{name}: has no [tool.aligner]. Write one, or name another file.")
    if not isinstance(found, dict):
        raise ConfigError(f"{name}: tool.aligner is no table. Write [tool.aligner].")
    return found


def _above(path: Path) -> tuple[str, ...]:
    """The tables around ours."""
    return ("tool", "aligner") if path.name == SHARED else ()


def _refusal(found: Sequence[Fault], path: Path, name: str, text: str) -> ConfigError:
    """The error that lists them, in the order of the file."""
    from aligner.config.positions import line_of, positions  # noqa: PLC0415 - only for errors

    lines = positions(text)
    placed = [(line_of((*_above(path), *fault.key), lines), fault) for fault in found]
    placed.sort(key=lambda each: each[0])
    return ConfigError(*(_line(name, line, fault) for line, fault in placed))


def _line(name: str, line: int, fault: Fault) -> str:
    key = f"{spelled(fault.key)}: " if fault.key else ""
    return f"{name}:{line}: {key}{fault.message}"
