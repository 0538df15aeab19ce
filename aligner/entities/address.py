"""How a text addresses a person: `Sie` or `du`, `आप`, `तुम` or `तू`."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from aligner.bitext import Span
from aligner.languages.codes import primary
from aligner.languages.knowledge import knowledge


@dataclass(frozen=True, slots=True)
class Address:
    """A pronoun, with the name of its form, and whether that is the polite one."""

    span: Span
    form: str
    polite: bool


def read(text: str, language: str) -> tuple[Address, ...]:
    """The pronouns of address in `text`; none where they are not known of the language."""
    pattern = _pattern(primary(language))
    if pattern is None:
        return ()
    forms = [name for name, _ in knowledge(language).address]
    found = []
    for match in pattern.finditer(text):
        form = next(k for k in range(len(forms)) if match.group(k + 1) is not None)
        found.append(Address(Span(*match.span()), forms[form], form == 0))
    return tuple(found)


@lru_cache(64)
def _pattern(code: str) -> regex.Pattern[str] | None:
    forms = knowledge(code).address
    if not forms:
        return None
    words = "|".join(f"({words})" for _, words in forms)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{words})(?![\p{{L}}\p{{M}}])")
