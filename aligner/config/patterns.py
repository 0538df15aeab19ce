"""Patterns of paths: which files they mean, and what stands in the place of their wildcards.

`*` is any text without `/`, also none; `**` as a part of its own is any number of folders, also
none; `{name}`, with any word in the braces, is some text without `/`, the same wherever it stands
again. At the end of a pattern `**` means `**/*`. Everything else stands for itself, also `?`,
`[` and braces around what is no word: these are found in names of files. Names are compared with
upper and lower case, in the normal form C of Unicode. A wildcard never stands for the dot at the
beginning of a name, nor for the folder `node_modules`: a pattern enters such folders by name.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

from aligner.errors import ConfigError

FOLDERS = "**"
_NOT_ENTERED = "node_modules"
_TOKEN = re.compile(r"\*+|\{\w+\}")
# No wildcard at the beginning of a name stands for these.
_NOT_MEANT = rf"(?!\.|{_NOT_ENTERED}/)"
# Where a name stands twice, the other wildcards of a part are tried in all ways together.
_MOST_BESIDE_A_REPEATED_NAME = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a pattern: text that stands for itself, or a wildcard.

    Attributes:
        text: as it is written.
        key: what the filling of a wildcard is called: `*1`, `**1`, `{name}`; None for text.
    """

    text: str
    key: str | None = None


@dataclass(frozen=True)
class Part:
    """What stands between two slashes."""

    tokens: tuple[Token, ...]

    @property
    def folders(self) -> bool:
        """Whether it is `**`."""
        return self.tokens[0].text == FOLDERS and self.tokens[0].key is not None

    @cached_property
    def literal(self) -> str | None:
        """The one name that it means, None where it has wildcards."""
        if any(token.key for token in self.tokens):
            return None
        return "".join(token.text for token in self.tokens)

    @cached_property
    def _name(self) -> re.Pattern[str]:
        # A repeated name counts as another one: the whole pattern decides on that.
        fresh = tuple(
            Token(token.text, f"{token.key}{i}" if token.key else None)
            for i, token in enumerate(self.tokens)
        )
        return re.compile(_of_part(fresh, {}, atomic=True), re.DOTALL)

    def may_be(self, name: str, *, folder: bool) -> bool:
        """Whether the name of a file or folder may stand here."""
        if self.literal is not None:
            return name == self.literal
        if self.folders:
            return folder and may_be_entered(name)
        if folder and name == _NOT_ENTERED and self.tokens[0].key:
            return False
        return self._name.fullmatch(name) is not None


def may_be_entered(folder: str) -> bool:
    """Whether a wildcard may stand for a folder of this name."""
    return not folder.startswith(".") and folder != _NOT_ENTERED


@dataclass(frozen=True)
class Pattern:
    """A pattern that has been read.

    Attributes:
        text: as the user wrote it.
        parts: what stands between the slashes.
    """

    text: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, text: str) -> "Pattern":
        """Reads a pattern.

        Raises:
            ConfigError: what is wrong with it.
        """
        names = _names(text)
        if names[-1] == FOLDERS:
            names = [*names, "*"]
        counts: dict[str, int] = {}
        parts = tuple(Part(tuple(_tokens(text, name, counts))) for name in names)
        _refuse(text, parts)
        return cls(text, parts)

    @classmethod
    def of_file(cls, path: str) -> "Pattern":
        """The pattern that means one file, whatever its name has in it.

        Raises:
            ConfigError: as `of` does.
        """
        return cls(path, tuple(Part((Token(name),)) for name in _names(path)))

    @cached_property
    def folder(self) -> tuple[str, ...]:
        """The names of the folders before the first wildcard."""
        before = takewhile(
            lambda name: name is not None, (part.literal for part in self.parts[:-1])
        )
        return tuple(name for name in before if name is not None)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The wildcards in their order, each once."""
        tokens = (token for part in self.parts for token in part.tokens)
        return tuple(dict.fromkeys(token.key for token in tokens if token.key))

    @property
    def any_suffix(self) -> bool:
        """Whether it ends with a wildcard, so that files of all kinds match it."""
        return self.parts[-1].tokens[-1].key is not None

    def match(self, path: str) -> dict[str, str] | None:
        """What the wildcards stand for in a path (in form C), by their keys; None: no match.

        Where that can be told in several ways, the first wildcards are as short as they can be.
        The filling of `**` ends with a slash, or is empty.
        """
        if not (path.startswith(self._head) and path.endswith(self._tail)):
            return None  # much cheaper than the expression
        groups: dict[str, str] = self._compiled[1]
        found = self._compiled[0].fullmatch(path)
        return {key: found[group] for key, group in groups.items()} if found else None

    def filled(self, fillings: Mapping[str, str]) -> str:
        """The path with these in the places of the wildcards.

        Raises:
            KeyError: if one is not given.
        """
        written = []
        for part in self.parts:
            texts = (fillings[token.key] if token.key else token.text for token in part.tokens)
            written.append("".join(texts) + ("" if part.folders else "/"))
        return "".join(written)[:-1]

    @cached_property
    def _head(self) -> str:
        first = self.parts[0].tokens[0]
        return "" if first.key else first.text

    @cached_property
    def _tail(self) -> str:
        last = self.parts[-1].tokens[-1]
        return "" if last.key else last.text

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], dict[str, str]]:
        groups: dict[str, str] = {}
        atomic = not _repeats(self.parts)
        blocks: list[str] = []
        opened = False  # a `**` before, whose end the next one closes
        for i, part in enumerate(self.parts):
            if part.folders:
                if opened:
                    blocks.append(")")
                opened = True
                key = part.tokens[0].key
                assert key
                groups[key] = f"g{len(groups)}"
                start = "(?>" if atomic and _folders_follow(self.parts[i + 1 :]) else "(?:"
                blocks.append(f"{start}(?P<{groups[key]}>(?:{_NOT_MEANT}[^/]+/)*?)")
            else:
                end = "/" if i + 1 < len(self.parts) else ""
                blocks.append(_of_part(part.tokens, groups, atomic=atomic) + end)
        blocks.append(")" if opened else "")
        return re.compile("".join(blocks), re.DOTALL), groups


def _folders_follow(parts: Iterable[Part]) -> bool:
    return any(part.folders for part in parts)


def _of_part(tokens: tuple[Token, ...], groups: dict[str, str], *, atomic: bool) -> str:
    """The expression of a part; notes its groups in `groups`.

    What follows a wildcard up to the next may be found where it first stands, and never
    elsewhere: if the rest does not match after that, it matches nowhere. Therefore such pieces
    are atomic, and time is linear; where a name is repeated this does not hold.
    """
    written = [_NOT_MEANT if tokens[0].key else ""]
    last = max((i for i, token in enumerate(tokens) if token.key), default=0)
    for i, token in enumerate(tokens):
        if token.key is None:
            written.append(re.escape(token.text) + (")" if 0 < i < last else ""))
            continue
        written.append("" if i == last else "(?>" if atomic else "(?:")
        if token.key in groups:
            written.append(f"(?P={groups[token.key]})")
        else:
            groups[token.key] = f"g{len(groups)}"
            some = "*" if token.text == "*" else "+"
            written.append(f"(?P<{groups[token.key]}>[^/]{some}?)")
    return "".join(written)


def _names(text: str) -> list[str]:
    """What stands between the slashes, without `.`."""
    if text.startswith("/") or re.match(r"[A-Za-z]:[/\\]", text):
        raise ConfigError(f'"{text}" is absolute. Write it from the folder of the configuration.')
    names = [name for name in unicodedata.normalize("NFC", text).split("/") if name != "."]
    if ".." in names:
        raise ConfigError(
            f'"{text}" leaves the folder of the configuration. Put the configuration into a '
            "folder that holds both languages."
        )
    if names and names[-1] == "" and any(names):
        raise ConfigError(f'"{text}" ends with a slash. Write "{text.rstrip("/")}/**".')
    names = [name for name in names if name]
    if not names:
        raise ConfigError(f'"{text}" names no file. Write a path, such as "de/**/*.md".')
    return names


def _tokens(pattern: str, name: str, counts: dict[str, int]) -> Iterable[Token]:
    end = 0
    for found in _TOKEN.finditer(name):
        if found.start() > end:
            yield Token(name[end : found.start()])
        yield Token(found[0], _key(pattern, name, found[0], counts))
        end = found.end()
    if end < len(name):
        yield Token(name[end:])


def _key(pattern: str, name: str, wildcard: str, counts: dict[str, int]) -> str:
    if wildcard.startswith("{"):
        return wildcard
    if wildcard == "*" or wildcard == name == FOLDERS:
        counts[wildcard] = counts.get(wildcard, 0) + 1
        return f"{wildcard}{counts[wildcard]}"
    rest = name.replace(wildcard, "*")
    raise ConfigError(
        f'"{pattern}": "{wildcard}" in "{name}" means nothing. Write "*" for any text, '
        f'"**/{rest}" for any folders.'
    )


def _repeats(parts: Iterable[Part]) -> bool:
    keys = [token.key for part in parts for token in part.tokens if token.key]
    return len(set(keys)) < len(keys)


def _refuse(text: str, parts: tuple[Part, ...]) -> None:
    """Raises ConfigError where it cannot be told what a wildcard stands for."""
    touching = [pair for part in parts for pair in pairwise(part.tokens)]
    touching += [(a.tokens[0], b.tokens[0]) for a, b in pairwise(parts) if a.folders and b.folders]
    for before, after in touching:
        if before.key and after.key:
            raise ConfigError(
                f'"{text}": nothing stands between "{before.text}" and "{after.text}", so that '
                "nothing tells where one ends. Leave one out."
            )
    if _repeats(parts):
        most = max(sum(token.key is not None for token in part.tokens) for part in parts)
        deep = sum(part.folders for part in parts)
        if max(most, deep) > _MOST_BESIDE_A_REPEATED_NAME:
            raise ConfigError(
                f'"{text}" repeats a name and has more than {_MOST_BESIDE_A_REPEATED_NAME} '
                'wildcards in one part, or as many "**". Use fewer.'
            )
