"""Where the configuration of a project stands."""

import os
from pathlib import Path

from aligner.errors import ConfigError

FILE = "aligner.toml"
SHARED = "pyproject.toml"
"""Holds the settings of many programs, ours in `[tool.aligner]`."""


def find_config(folder: Path) -> Path | None:
    """The nearest configuration, in `folder` or above it; None if there is none.

    In one folder, `aligner.toml` goes before a pyproject.toml with `[tool.aligner]`.
    """
    start = folder.absolute()
    for each in (start, *start.parents):
        if os.path.isfile(each / FILE):  # noqa: PTH113 - False also where nobody may look
            return each / FILE
        if _has_ours(each / SHARED):
            return each / SHARED
    return None


def chosen_config(file: Path | None, *, none: bool = False) -> Path | None:
    """The file that is named, else the nearest from the working directory; None if none is wanted.

    Raises ConfigError if one is named and none is wanted.
    """
    if file is not None and none:
        raise ConfigError("--config and --no-config contradict each other. Leave one out.")
    if none:
        return None
    return file or find_config(_working_directory())


def _working_directory() -> Path:
    """The root where it was removed: what is found by its whole path can still be read."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.sep)


def seen_from(folder: Path, path: Path) -> str:
    """A path from an absolute folder, with `/` between its parts; absolute on another drive."""
    try:
        return os.path.relpath(path, folder).replace(os.sep, "/")
    except ValueError:
        return path.as_posix()


def _has_ours(path: Path) -> bool:
    """Whether a pyproject.toml speaks of us; one that nobody can read does not."""
    try:
        data = path.read_bytes()
    except OSError:
        return False  # most often there is none
    if b"aligner" not in data:
        return False
    import tomllib  # noqa: PLC0415 - few projects have such a file

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return b"tool.aligner" in data  # whoever reads it says what is wrong with it
    return isinstance(tool, dict) and "aligner" in tool
