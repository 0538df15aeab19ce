"""Languages in names of files and folders: `de`, `pt_BR`, `zh-Hans`, `HI`, `hindi`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from aligner.errors import LanguageError
from aligner.languages.codes import parse_language, primary
from aligner.languages.names import NAMES, OWN_NAMES

# A language, and a script or country where it is written as such, or in small letters where it is
# one of those that are often so; no letter or digit beside it.
TAG = re.compile(
    r"(?<![A-Za-z0-9])(?:[a-z]{2,3}|[A-Z]{2})"
    r"(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3}|hans|hant|latn|cyrl"
    r"|at|au|br|ca|ch|cn|gb|hk|in|jp|kr|mx|tw|us))*(?![A-Za-z0-9])"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_BY_NAME = {name.lower(): code for code, name in NAMES.items() if name.isalpha()} | OWN_NAMES

# Codes that are words of English or German, or that programs give another meaning.
_WORDS = frozenset(
    [
        "ab",
        "am",
        "an",
        "as",
        "av",
        "be",
        "co",
        "cv",
        "do",
        "ee",
        "ff",
        "go",
        "he",
        "ho",
        "id",
        "ie",
        "ii",
        "io",
        "is",
        "it",
        "km",
        "la",
        "li",
        "lo",
        "mg",
        "ml",
        "ms",
        "mt",
        "my",
        "na",
        "ne",
        "ng",
        "no",
        "ny",
        "oc",
        "om",
        "or",
        "os",
        "pa",
        "pi",
        "ps",
        "qu",
        "sa",
        "sc",
        "sd",
        "se",
        "so",
        "st",
        "ti",
        "tk",
        "tn",
        "to",
        "ts",
        "tt",
        "tw",
        "ty",
        "ve",
        "vo",
        "wa",
        "wo",
    ]
)
_LONG = frozenset(
    [
        "eng",
        "deu",
        "ger",
        "hin",
        "fra",
        "fre",
        "spa",
        "ita",
        "por",
        "rus",
        "jpn",
        "zho",
        "chi",
        "tha",
        "ukr",
        "pol",
        "nld",
        "dut",
    ]
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A language in a path.

    Attributes:
        start: where it stands.
        text: as it is written.
        language: its code in the usual form.
        sure: whether hardly anything else is meant by it.
    """

    start: int
    text: str
    language: str
    sure: bool

    @property
    def code(self) -> bool:
        """Whether it is written as a code."""
        return TAG.fullmatch(self.text) is not None


def tags(path: str) -> Iterator[Tag]:
    """All that may be a language in a path."""
    for found in TAG.finditer(path):
        if language := language_of(found[0]):
            head = found[0].lower()
            sure = head not in _WORDS and (len(head) != 3 or head in _LONG)
            yield Tag(found.start(), found[0], language, sure)
    for found in _WORD.finditer(path):
        if language := _BY_NAME.get(found[0].lower()):
            yield Tag(found.start(), found[0], language, True)


@lru_cache(4096)
def language_of(tag: str) -> str | None:
    """The language that a code means, in its usual form; None where it means none."""
    if not TAG.fullmatch(tag) or primary(tag) not in NAMES:  # the error would look for a near one
        return None
    try:
        return parse_language(tag)
    except LanguageError:
        return None  # of an unknown script
