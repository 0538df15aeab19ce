"""How a file is to be read."""

from typing import NamedTuple


class Reading(NamedTuple):
    """What a reader is told.

    Attributes:
        encoding: of a text file; None finds it out.
        structure: whether list items and table cells stand by themselves.
        article: whether only the main article of a page is wanted.
        source_language: which of the languages of a file of pairs is the original's; None leaves
            it to the file.
        target_language: likewise, of the translation.
    """

    encoding: str | None = None
    structure: bool = True
    article: bool = False
    source_language: str | None = None
    target_language: str | None = None


AS_USUAL = Reading()
