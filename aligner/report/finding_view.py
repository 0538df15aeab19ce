"""One finding as lines for a terminal."""

from collections.abc import Iterator

from rich.text import Text

from aligner.bitext import Span
from aligner.mqm import Finding, Report, Severity
from aligner.report.layout import Layout, Line, columns, hanging, wrapped
from aligner.report.passages import Passage, passages
from aligner.report.visible import visible
from aligner.report.wrap import head, tail, window

# A sign and a word beside each colour: colour alone tells a part of the readers nothing.
SIGNS = {
    Severity.CRITICAL: "!!",
    Severity.MAJOR: "! ",
    Severity.MINOR: "~ ",
    Severity.NEUTRAL: "- ",
}
STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.MAJOR: "red",
    Severity.MINOR: "yellow",
    Severity.NEUTRAL: "blue",
}

INDENT = 4
GAP = 3
# Longer texts are cut around the place: about eight lines of a narrow terminal.
LONGEST = 400

# The parts of a passage that stand at the same height on both sides.
Parts = tuple[list[Text], list[Text], list[Text], list[Text]]


def finding_lines(
    report: Report, finding: Finding, number: int, layout: Layout, context: int
) -> Iterator[Line]:
    """The finding with everything that a translator needs to judge it."""
    width = layout.width
    indent = Text(" " * INDENT)
    yield from map(Line, hanging(Text(f"{number}".ljust(INDENT), "dim"), _title(finding), width))
    yield from map(Line, hanging(indent, Text(visible(finding.message)), width))
    for other in finding.also:
        lead = Text.assemble(indent, ("also  ", "dim"))
        yield from map(Line, hanging(lead, _reason(other), width))
    yield Line(Text())
    yield from _sides(passages(report, finding, context), finding.severity, layout)
    if finding.suggestion:
        lead = Text.assemble(indent, ("try     ", "dim"))
        yield from map(Line, hanging(lead, Text(visible(finding.suggestion)), width))
        yield Line(Text())


def _title(finding: Finding) -> Text:
    return Text.assemble(
        (f"{SIGNS[finding.severity]} {finding.severity.value}", STYLES[finding.severity]),
        "  ",
        (visible(finding.check), "bold"),
        "  ",
        (f"{visible(finding.category)}, confidence {finding.confidence:.0%}", "dim"),
    )


def _reason(finding: Finding) -> Text:
    return Text.assemble((f"{visible(finding.check)}  ", "dim"), visible(finding.message))


def _sides(both: tuple[Passage | None, ...], severity: Severity, layout: Layout) -> Iterator[Line]:
    named = [(name, side) for name, side in zip(("source", "target"), both, strict=True) if side]
    if not layout.side_by_side or len(named) < 2:
        for name, side in named:
            for part in _parts(name, side, severity, layout, layout.width - INDENT):
                yield from (Line(Text(" " * INDENT) + text) for text in part)
            yield Line(Text())
        return
    room = (layout.width - INDENT - GAP) // 2
    left, right = (_parts(name, side, severity, layout, room) for name, side in named)
    for one, other in zip(left, right, strict=True):
        indented = [Text(" " * INDENT) + text for text in one]
        yield from columns(indented, other, INDENT + room + GAP)
    yield Line(Text())


def _parts(name: str, passage: Passage, severity: Severity, layout: Layout, width: int) -> Parts:
    """Location, text before, the text itself, text after: each a list of lines."""
    room = width - 2
    signs = layout.signs
    bar = Text.assemble((signs.bar, STYLES[severity]), " ")
    return (
        hanging(Text(f"{name}  ", "dim"), Text(passage.location, "cyan"), width),
        [Text("  ") + Text(tail(t, room, signs.ellipsis), "dim") for t in passage.before],
        [bar + line for line in wrapped(_body(passage, severity, layout), room)],
        [Text("  ") + Text(head(t, room, signs.ellipsis), "dim") for t in passage.after],
    )


def _body(passage: Passage, severity: Severity, layout: Layout) -> Text:
    """The passage's own text, cut if it is long, its place highlighted or in brackets."""
    if passage.text is None:
        return Text("(nothing here)", "dim italic")
    place = passage.place or Span(0, len(passage.text))
    cut = window(passage.text, place, LONGEST)
    text = Text(passage.text[cut.start : cut.end])
    if passage.place:
        text = _highlighted(text, _within(place, cut), severity, layout)
    before = f"{layout.signs.ellipsis} " if cut.start else ""
    after = f" {layout.signs.ellipsis}" if cut.end < len(passage.text) else ""
    return Text.assemble(before, text, after)


def _within(place: Span, cut: Span) -> Span:
    return Span(place.start - cut.start, min(place.end, cut.end) - cut.start)


def _highlighted(text: Text, place: Span, severity: Severity, layout: Layout) -> Text:
    text.stylize(f"bold underline {STYLES[severity]}", place.start, place.end)
    if not layout.marked:
        return text
    signs = layout.signs
    inside = Text.assemble(signs.opening, text[place.start : place.end], signs.closing)
    return Text.assemble(text[: place.start], inside, text[place.end :])
