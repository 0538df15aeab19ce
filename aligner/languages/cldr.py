"""What CLDR knows of a language, by way of babel; loaded when first needed."""

from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.languages.codes import primary

if TYPE_CHECKING:
    from babel import Locale

_SCRIPT = 4  # letters of a script's code


@lru_cache(64)
def locale(code: str) -> "Locale | None":
    """The locale of a BCP 47 code, or of its language alone; None where CLDR has neither."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - not needed for `--help`

    for each in (code, primary(code)):
        try:
            found = Locale.parse(each, sep="-")
        except (UnknownLocaleError, ValueError):  # ValueError: a private or unusual subtag
            continue
        if found.language == primary(code):  # `und` becomes American English
            return found
    return None


@lru_cache(64)
def likely_script(code: str) -> str | None:
    """The script (ISO 15924) that a language is mostly written in: `Deva` of `hi`.

    A script in the code itself counts first; None where CLDR has none.
    """
    from babel.core import get_global  # noqa: PLC0415 - not needed for `--help`

    subtags = [part.title() for part in code.replace("_", "-").split("-")[1:]]
    written = next((part for part in subtags if len(part) == _SCRIPT and part.isalpha()), None)
    if written:
        return written
    likely = get_global("likely_subtags").get(primary(code), "").split("_")
    # Of a language that it does not know it gives another one.
    return likely[1] if likely[0] == primary(code) else None


@lru_cache(64)
def countries(code: str) -> frozenset[str]:
    """The names of countries and continents in a language; empty where CLDR has none."""
    found = locale(code)
    return frozenset(found.territories.values()) if found else frozenset()
