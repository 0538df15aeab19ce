"""What the editor shows of a sentence: what it was translated from, or into, and what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lsprotocol import types

from aligner.checks import CHECKS
from aligner.checks.pages import Page
from aligner.lsp.seen import SOURCE, TARGET, Seen, Side
from aligner.mqm import Finding
from aligner.report.escape import markdown as escaped
from aligner.report.rows import Cell
from aligner.report.visible import visible

_LONGEST = 2_000  # characters of a side
_NAMES = {SOURCE: "Original", TARGET: "Translation"}
_PAGES = {check.name: check for check in CHECKS}


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph: a heading in bold, and text that is quoted where it is of the documents."""

    heading: str
    text: str
    quote: bool = False


def hover(seen: Iterable[tuple[Seen, Side, int]], *, markdown: bool) -> types.MarkupContent | None:
    """What there is to say of beads; None for none.

    Args:
        seen: each with the side of the file and the number of a bead that has the place.
        markdown: whether the editor shows Markdown.
    """
    write = _markdown if markdown else _plain
    sections = ["\n\n".join(map(write, _parts(*each))) for each in seen]
    if not sections:
        return None
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.MarkupContent(kind, "\n\n---\n\n".join(sections))


def _parts(seen: Seen, side: Side, bead: int) -> Iterator[_Part]:
    report = seen.report
    row = seen.rows[bead]
    for number in row.findings:
        yield from _finding(report.findings[number])
    for each in (seen.sides[1 - side.number], side):
        cells = row.target if each.number == TARGET else row.source
        text = " ".join(cell.text for cell in cells)
        yield _Part(_heading(each, cells), _cut(text) or "nothing", quote=bool(text))
    yield from _confidence(seen, bead)


def _finding(finding: Finding) -> Iterator[_Part]:
    also = "".join(f" Also: {each.message}" for each in finding.also)
    surely = f"{finding.confidence:.0%}"
    yield _Part(f"{finding.check} ({finding.severity}, {surely})", f"{finding.message}{also}")
    if finding.suggestion:
        yield _Part("Suggestion", finding.suggestion)
    if check := _PAGES.get(finding.check):
        yield _Part("Why", Page.of(check).paragraphs["Why"])


def _heading(side: Side, cells: tuple[Cell, ...]) -> str:
    """`Original, a.de.txt, line 12`."""
    parts = [_NAMES[side.number], side.path.name]
    if cells and cells[0].line is not None:
        parts.append(f"line {cells[0].line}")
    if cells and cells[0].label:
        parts.append(cells[0].label)
    return ", ".join(parts)


def _confidence(seen: Seen, bead: int) -> Iterator[_Part]:
    found = seen.report.bitext.beads[bead]
    if found.moved:
        yield _Part("Moved", "The two stand at different places in their texts.")
    if found.confidence is not None and found.aligned:
        yield _Part("Alignment", f"{found.confidence:.0%} sure that these belong together.")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def _markdown(part: _Part) -> str:
    heading, text = escaped(part.heading), escaped(part.text)
    return f"**{heading}:**\n\n> {text}" if part.quote else f"**{heading}:** {text}"


def _plain(part: _Part) -> str:
    return f"{visible(part.heading)}:{chr(10) if part.quote else ' '}{visible(part.text)}"
