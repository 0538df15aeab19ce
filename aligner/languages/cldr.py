"""What CLDR knows of a language, by way of babel; loaded when first needed."""

from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.languages.codes import primary

if TYPE_CHECKING:
    from babel import Locale


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
