"""How a file is to be read."""

from typing import NamedTuple


class Reading(NamedTuple):
    """What a reader is told.

    Attributes:
        encoding: of a text file; None finds it out.
        structure: whether list items and table cells stand by themselves.
        article: whether only the main article of a page is wanted.
    """

    encoding: str | None = None
    structure: bool = True
    article: bool = False


AS_USUAL = Reading()
