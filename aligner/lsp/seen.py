"""What a check found in a pair, to be asked by place."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from aligner.bitext import Bead, Document
from aligner.errors import AlignerError
from aligner.gate.single import SinglePair
from aligner.lsp.positions import Lines
from aligner.mqm import Finding, Report
from aligner.readers.encoding import decode
from aligner.readers.source import content
from aligner.report.places import position
from aligner.report.rows import Row, rows
from aligner.results import Alert, PairResult, Region

SOURCE, TARGET = 0, 1


def path_key(path: str | Path) -> str:
    """One name for a file, however an editor, a configuration or the disk spells it."""
    return unicodedata.normalize("NFC", os.path.realpath(path))


@dataclass(frozen=True, slots=True)
class Buffer:
    """A file as it is in the editor.

    Attributes:
        uri: how the editor calls it.
        path: the same as a path.
        text: all of it.
        version: the editor's number for this state of it.
    """

    uri: str
    path: Path
    text: str
    version: int | None

    @property
    def key(self) -> str:
        return path_key(self.path)


class Stretch(NamedTuple):
    """Where a segment stands: line and column of its start and its end, and its bead."""

    start: tuple[int, int]
    end: tuple[int, int]
    bead: int


@dataclass(frozen=True)
class Side:
    """One language of a pair.

    Attributes:
        number: `SOURCE` or `TARGET`.
        path: of the file, as the pair names it.
        document: what was read of it.
        lines: those of the file; none where it is not lines of text.
        uri: how the editor calls the file.
        version: which state of it was checked; None if it was that on the disk.
    """

    number: int
    path: Path
    document: Document
    lines: Lines
    uri: str
    version: int | None
    _beads: tuple[Bead, ...]

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """All segments, in the order of the document; none where the file has no lines."""
        if self.document.origin and not self.document.origin.lines:
            return ()
        return tuple(self._stretches())

    def _stretches(self) -> Iterator[Stretch]:
        document = self.document
        for index, bead in enumerate(self._beads):
            for number in bead.target if self.number == TARGET else bead.source:
                segment = document.segments[number]
                line, column = position(document, max(segment.start, segment.end - 1))
                yield Stretch((segment.line, segment.column), (line, column + 1), index)

    def bead_at(self, line: int, column: int) -> int | None:
        """The bead of the segment at a place, or that ends there; None between segments."""
        at = line, column
        ending = None
        for each in self.stretches:
            if each.start <= at < each.end:
                return each.bead
            if each.end == at:
                ending = each.bead
        return ending


@dataclass(frozen=True)
class Seen:
    """A pair as a check found it.

    Attributes:
        pair: the files.
        result: what was found.
        report: the same, as the check gave it.
        buffers: the files that were open, by their paths in the pair.
        encoding: of the editor's positions.
    """

    pair: SinglePair
    result: PairResult
    report: Report
    buffers: Mapping[Path, Buffer]
    encoding: str

    @cached_property
    def sides(self) -> tuple[Side, Side]:
        """The original and the translation."""
        bitext = self.report.bitext
        source, target = self.pair.source, self.pair.target or self.pair.source
        return (
            self._side(SOURCE, source, bitext.source),
            self._side(TARGET, target, bitext.target),
        )

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What stands next to what, a row a bead."""
        return rows(self.report)

    def sides_in(self, key: str) -> tuple[Side, ...]:
        """Those that stand in a file, the translation first; both in a file of pairs."""
        return tuple(each for each in reversed(self.sides) if path_key(each.path) == key)

    def finding(self, alert: Alert) -> Finding | None:
        """What an alert was made of; None where it is about the documents as a whole."""
        report, number = self.report, alert.finding
        if number is None or number >= len(report.findings):
            return None
        return report.findings[number]

    def region(self, alert: Alert, side: int) -> Region | None:
        """Where an alert stands on a side."""
        return alert.target if side == TARGET else alert.source

    def _side(self, number: int, path: Path, document: Document) -> Side:
        buffer = self.buffers.get(path)
        lines = Lines(buffer.text if buffer else self._on_disk(path, document), self.encoding)
        uri = buffer.uri if buffer else path.absolute().as_uri()
        version = buffer.version if buffer else None
        return Side(number, path, document, lines, uri, version, self.report.bitext.beads)

    def _on_disk(self, path: Path, document: Document) -> str:
        """The text of a file that is not open; empty where it is gone, or is not text."""
        if document.origin and not document.origin.lines:
            return ""
        try:
            return decode(str(path), content(path)[1], self.pair.holds.settings().encoding).text
        except AlignerError:
            return ""  # it could be read a moment ago: the next check tells that it cannot
