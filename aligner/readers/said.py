"""The language that a file says it is in."""

from aligner.errors import LanguageError
from aligner.languages.codes import UNDETERMINED, parse_language


def known_language(said: str | None) -> str | None:
    """The code that a file gives; None where it gives none, or one that is none."""
    try:
        return parse_language(said) if said and said.lower() != UNDETERMINED else None
    except LanguageError:
        return None  # written for programs, and nobody has asked for it: the text will tell
