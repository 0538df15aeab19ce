"""Fields of a Word document: what is computed, of which the result is text and the code is not."""

import re
from dataclasses import dataclass

# Their results are numbers of pages, which differ from version to version.
_PAGES = {"PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES"}
_LONGEST = 10_000  # characters of a code
_NAME = re.compile(r"\s*(\w+)")
_ADDRESS = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass(slots=True)
class _Field:
    start: int
    depth: int
    code: str = ""
    shown: bool = False


class Fields:
    """Those that are open at a place, one within the other."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._unseen = 0  # of the open ones

    @property
    def hidden(self) -> bool:
        """Whether text at this place is not seen, or no text."""
        return self._unseen > 0

    def begin(self, length: int, depth: int, code: str = "") -> None:
        """One begins where the paragraph, `depth` deep, has `length` characters."""
        self._open.append(_Field(length, depth, code))
        self._unseen += 1

    def code(self, text: str) -> None:
        if self._open and len(self._open[-1].code) < _LONGEST:
            self._open[-1].code += text

    def separate(self) -> None:
        """The code is complete, the result follows."""
        if self._open and not self._open[-1].shown:
            name = _NAME.match(self._open[-1].code)
            self._open[-1].shown = not name or name[1].upper() not in _PAGES
            self._unseen -= self._open[-1].shown

    def end(self, length: int, depth: int) -> tuple[str, int] | None:
        """One ends; its address and where its text began, if it is a link."""
        if not self._open:
            return None
        closed = self._open.pop()
        self._unseen -= not closed.shown
        address = _ADDRESS.match(closed.code)
        if not address or closed.depth != depth:
            return None
        return address[1], closed.start if closed.start <= length else 0
