"""Languages in names of files and folders: `de`, `pt_BR`, `zh-Hans`, `HI`."""

import re
from functools import lru_cache

from aligner.errors import LanguageError
from aligner.languages.codes import UNDETERMINED, parse_language

# A language, and a script or country where it is written as such; no letter or digit beside it.
TAG = re.compile(
    r"(?<![A-Za-z0-9])(?:[a-z]{2,3}|[A-Z]{2})"
    r"(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3}))*(?![A-Za-z0-9])"
)


@lru_cache(4096)
def language_of(tag: str) -> str | None:
    """The language that a tag means, in its usual form; None where it means none."""
    if not TAG.fullmatch(tag):
        return None
    try:
        language = parse_language(tag)
    except LanguageError:
        return None
    return None if language == UNDETERMINED else language
