"""Everything that can go wrong for a reason the user can mend.

Each message says what is wrong, where, and what to do next. The library raises; only `cli/` prints.
"""

from collections.abc import Iterable


class AlignerError(Exception):
    """Base of all errors of this package: `str(error)` is one clear sentence for the user."""


class InputError(AlignerError):
    """A document cannot be read: missing, a folder, binary, empty, of an unknown encoding."""


class LanguageError(AlignerError):
    """A language code is unknown."""


class EncoderError(AlignerError):
    """An encoder cannot be built, loaded or run."""


class CacheError(AlignerError):
    """What is built once cannot be written anywhere."""


class SettingsError(AlignerError):
    """An option has a value that is not allowed, or options contradict each other."""


class ConfigError(SettingsError):
    """A configuration cannot be read, or something in it is wrong: a line for each fault."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines

    def __str__(self) -> str:
        return "\n".join(self.lines)


class OutputError(AlignerError):
    """A result, or what is needed on the way to it, cannot be written.

    What stood at that path before still stands.
    """


class GitError(AlignerError):
    """git is missing, the folder is no repository, or it does not know what was asked."""


class BaselineError(AlignerError):
    """A baseline is missing, or cannot be read as one."""


def did_you_mean(name: str, names: Iterable[str], cutoff: float = 0.6) -> str:
    """`Did you mean "omission"?`, empty where no name is so like it, from 0 to 1."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    nearest = get_close_matches(name, list(names), n=1, cutoff=cutoff)
    return f'Did you mean "{nearest[0]}"?' if nearest else ""
