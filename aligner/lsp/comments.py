"""Comments in a document that leave a finding alone: where they go, and how they are written.

Each place that may do is tried: the document is read with the comment in it, and the comment has
to excuse the finding and to change nothing of the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from aligner.bitext import Bitext, Document
from aligner.checks import CHECKS
from aligner.checks.excuses import without_excused
from aligner.documents import read, read_bitext
from aligner.errors import AlignerError
from aligner.lsp.seen import TARGET, Seen, Side
from aligner.mqm import Finding
from aligner.readers.formats import format_of

_UNIT = re.compile(r"<(?:trans-unit|unit|segment|tu)(?=[\s>/])")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A text that goes into a file, and the offset in code points where it does."""

    offset: int
    text: str


def comment(seen: Seen, side: Side, finding: Finding, line: int, end: int) -> Insertion | None:
    """A comment that says to leave a finding alone; None where the format has none.

    Args:
        seen: the pair.
        side: of the file that the comment goes into, which is open.
        finding: what to leave alone, and its further reasons.
        line: where it stands, from 1.
        end: the offset in the file at which that ends.
    """
    settings = seen.pair.holds.settings()
    form = settings.source_format
    if side.number == TARGET and seen.pair.target:
        form = settings.target_format
    try:
        ways = _WAYS.get(format_of(side.path, form).name)
    except AlignerError:
        return None  # an unknown name, which the check itself has told
    if ways is None:
        return None
    findings = (finding, *finding.also)
    names = ", ".join(dict.fromkeys(each.check for each in findings))
    found = ways(_Place(side.lines.text, side.lines.starts, line, end), f"aligner: ignore {names}")
    return next((each for each in found if _excuses(seen, side, findings, each)), None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Of a finding: the text of the file, its lines, the line, and the offset where it ends."""

    text: str
    starts: tuple[int, ...]
    line: int
    end: int

    def start(self, line: int) -> int:
        return self.starts[line - 1]

    def of_line(self, line: int) -> str:
        """A line without its end."""
        stop = self.starts[line] if line < len(self.starts) else len(self.text)
        return self.text[self.start(line) : stop].rstrip("\r\n")

    @property
    def line_end(self) -> str:
        """As lines end in this file."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def block(self) -> int:
        """The first of the lines without an empty one between them and this one."""
        line = self.line
        while line > 1 and self.of_line(line - 1).strip():
            line -= 1
        return line

    def indent(self, line: int) -> str:
        text = self.of_line(line)
        return text[: len(text) - len(text.lstrip())]

    def above(self, line: int, said: str) -> Insertion:
        """A line of its own above a line."""
        return Insertion(self.start(line), f"{self.indent(line)}{said}{self.line_end}")


def _markdown(place: _Place, said: str) -> Iterator[Insertion]:
    written = f"<!-- {said} -->"
    yield place.above(place.block(), written)
    line_end = place.start(place.line) + len(place.of_line(place.line).rstrip())
    yield Insertion(line_end, f" {written}")
    yield Insertion(place.end, f" {written}")
    yield place.above(place.line, f"# {said}")  # in the front matter


def _html(place: _Place, said: str) -> Iterator[Insertion]:
    written = f"<!-- {said} -->"
    yield Insertion(place.end, written)
    yield place.above(place.line, written)


def _subtitles(place: _Place, said: str) -> Iterator[Insertion]:
    if not place.text.startswith("WEBVTT"):
        return  # SubRip has no comments, though a reader may pass over them
    start, end = place.start(place.block()), place.line_end
    yield Insertion(start, f"NOTE {said}{end}{end}")


def _po(place: _Place, said: str) -> Iterator[Insertion]:
    yield place.above(place.block(), f"# {said}")


def _xml(place: _Place, said: str) -> Iterator[Insertion]:
    """Before the unit, or in front of its tag where that does not begin a line."""
    units = list(_UNIT.finditer(place.text, 0, place.end))
    for unit in reversed(units[-2:]):  # a segment, and the unit around it
        start = unit.start()
        line_start = max(place.text.rfind("\n", 0, start), place.text.rfind("\r", 0, start)) + 1
        before = place.text[line_start:start]
        after = f"{place.line_end}{before}" if not before.strip() else ""
        yield Insertion(start, f"<!-- {said} -->{after}")


_WAYS: dict[str, Callable[[_Place, str], Iterator[Insertion]]] = {
    "markdown": _markdown,
    "html": _html,
    "subtitles": _subtitles,
    "po": _po,
    "xliff": _xml,
    "tmx": _xml,
}


def _excuses(seen: Seen, side: Side, findings: tuple[Finding, ...], insertion: Insertion) -> bool:
    """Whether the findings are excused with the text put in, and nothing else has changed."""
    text, at = side.lines.text, insertion.offset
    data = f"{text[:at]}{insertion.text}{text[at:]}".encode("utf-8", "surrogatepass")
    try:
        bitext = _read_anew(seen, side, data)
    except AlignerError:
        return False
    if bitext is None:
        return False
    found = without_excused(findings, bitext, CHECKS, CHECKS)
    return not found.findings


def _read_anew(seen: Seen, side: Side, data: bytes) -> Bitext | None:
    """The bitext with other bytes for one file; None where its text is another."""
    old = seen.report.bitext
    settings = replace(seen.pair.holds.settings(), encoding="utf-8")
    if seen.pair.target is None:
        pairs = read_bitext(side.path, settings, data=data)
        if not (_same(pairs.source, old.source) and _same(pairs.target, old.target)):
            return None
        return replace(old, source=pairs.source, target=pairs.target)
    target = side.number == TARGET
    document = read(
        side.path,
        settings,
        language=side.document.language,
        form=settings.target_format if target else settings.source_format,
        data=data,
    )
    if not _same(document, side.document):
        return None
    return replace(old, target=document) if target else replace(old, source=document)


def _same(one: Document, other: Document) -> bool:
    """Whether both have the same segments at the same places of their texts."""
    return [(each.start, each.text) for each in one.segments] == [
        (each.start, each.text) for each in other.segments
    ]
