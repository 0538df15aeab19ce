"""The blocks of a document that is walked element by element, and what each place is called."""

from dataclasses import dataclass, field

from aligner.readers.blocks import Block, BlockBuilder, Told

_DEEPEST = 3  # tables within each other that a label names


@dataclass(slots=True)
class _Paragraph:
    """One that is being collected, and what goes behind it: its pictures and text boxes."""

    builder: BlockBuilder
    behind: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Region:
    """A part of the document. Paragraphs are counted where it has no label.

    Attributes:
        label: what is in it is called so; for a table, what stands before its number.
        blocks: where its blocks go; None puts them with what is around it.
        tables: how many there were in it.
        group: of the table that it is a part of.
        row: of the table, counted from 1.
        column: likewise.
        depth: how many tables it is in.
    """

    label: str
    blocks: list[Block] | None = None
    tables: int = 0
    group: int | None = None
    row: int = 0
    column: int = 0
    depth: int = 0


class Flow:
    """Collects blocks in reading order.

    What is within a paragraph but stands by itself (a text box, what a picture shows) comes behind
    it; notes, headers and footers behind everything.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self._open: list[_Paragraph] = []
        self._regions = [_Region("", self._blocks)]
        self._numbers: dict[str, int] = {}
        self._groups = 0
        self._list = False  # whether the last block was an item of a list
        self._comments: list[Told] = []  # those that stand before the next paragraph

    def blocks(self) -> list[Block]:
        while self._open:
            self.close()
        rest = [Block("", comments=tuple(self._comments))] if self._comments else []
        return self._blocks + self._notes + rest

    @property
    def length(self) -> int:
        """Characters of the open paragraph so far."""
        return len(self._open[-1].builder) if self._open else 0

    @property
    def depth(self) -> int:
        """How many paragraphs are open, one within the other."""
        return len(self._open)

    def open(self) -> None:
        self._open.append(_Paragraph(BlockBuilder()))
        waiting, self._comments = self._comments, []
        for each in waiting:
            self.comment(each.text)

    def comment(self, text: str) -> None:
        """Notes what a comment tells this program: about the open paragraph, or the next one."""
        if self._open:
            self._open[-1].builder.comment(text, 0)
        else:
            self._comments.append(Told(text, 0))

    def text(self, text: str | None) -> None:
        """Adds to the open paragraph; text outside of any is none."""
        if text and self._open:
            self._open[-1].builder.text(text)

    def mark(self, kind: str, value: str, start: int) -> None:
        """As of `BlockBuilder`; nothing where no text was added since `start`."""
        if self._open and start < len(self._open[-1].builder):
            self._open[-1].builder.mark(kind, value, start)

    def close(self, *, item: bool = False) -> None:
        """The paragraph ends; `item` says that it is one of a list."""
        if not self._open:
            return
        paragraph = self._open.pop()
        found = paragraph.builder.block()
        if found and not found.text:
            self._comments += found.comments
        self._put([found] if found and found.text else [], item=item)
        self._place().extend(paragraph.behind)

    def aside(self, text: str | None, label: str) -> None:
        """What a picture shows, and the like."""
        builder = BlockBuilder()
        builder.text(text or "")
        if found := builder.block():
            self._place().append(found._replace(labels=((0, self.numbered(label)),)))

    def numbered(self, kind: str) -> str:
        """`footnote 4` for the fourth."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return f"{kind} {self._numbers[kind]}"

    def enter(self, label: str, *, behind: bool = False) -> None:
        """A part with a name of its own begins, behind everything or where it stands."""
        self._regions.append(_Region(label, self._notes if behind else None))

    def leave(self) -> None:
        if len(self._regions) > 1:
            self._regions.pop()

    def enter_table(self) -> None:
        around = self._regions[-1]
        around.tables += 1
        group = around.group
        if group is None:
            group = self._next_group()
        label = around.label
        if around.depth < _DEEPEST:
            label = f"{self._label(around)}table {around.tables}"
        self._regions.append(_Region(label, around.blocks, group=group, depth=around.depth + 1))

    def enter_row(self, count: int = 1) -> None:
        self._regions[-1].row += count
        self._regions[-1].column = 0

    def skip_cells(self, count: int) -> None:
        self._regions[-1].column += count

    def enter_cell(self, width: int = 1) -> None:
        table = self._regions[-1]
        label = table.label
        if table.depth <= _DEEPEST:
            label += f", row {table.row}, column {table.column + 1}"
        table.column += width
        self._regions.append(_Region(label, table.blocks, group=table.group, depth=table.depth))

    @staticmethod
    def _label(region: _Region) -> str:
        return f"{region.label}, " if region.label else ""

    def _put(self, blocks: list[Block], *, item: bool) -> None:
        region = self._regions[-1]
        for block in blocks:
            group = region.group
            if group is None and item:
                group = self._groups if self._list else self._next_group()
            self._list = item and region.group is None
            label = region.label or self.numbered("paragraph")
            self._place().append(block._replace(labels=((0, label),), group=group))

    def _place(self) -> list[Block]:
        """Where a block goes now."""
        region = self._regions[-1]
        if region.blocks is not None and region.blocks is not self._blocks:
            return region.blocks
        return self._open[-1].behind if self._open else self._blocks

    def _next_group(self) -> int:
        self._groups += 1
        return self._groups
