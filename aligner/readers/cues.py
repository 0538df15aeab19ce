"""The cues of subtitles in SubRip (.srt) and WebVTT (.vtt), with their places in the file.

WebVTT: https://www.w3.org/TR/webvtt1/; SubRip has no standard.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from aligner.errors import InputError
from aligner.readers.blocks import Told
from aligner.readers.told import told

_TIME = r"[ \t]*+((?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,:]\d{1,3})?)[ \t]*+"
_TIMES = re.compile(rf"{_TIME}--?>{_TIME}(?:(?<=[ \t]).*)?", re.DOTALL)
_COUNTER = re.compile(r"[ \t]*\d{1,9}[ \t]*")
_SKIPPED = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?", re.DOTALL)
_NOTE = re.compile(r"NOTE(?=\s|$)")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?", re.DOTALL)

Line = tuple[int, str]
"""Offset in the file, text without the line end."""


class Cue(NamedTuple):
    """A cue: its number or name, its times in seconds, its lines, and the comments before it."""

    name: str
    start: float
    end: float
    lines: tuple[Line, ...]
    comments: tuple[Told, ...] = ()

    @property
    def label(self) -> str:
        """`cue 17, 00:01:02`."""
        minutes, seconds = divmod(int(self.start), 60)
        hours, minutes = divmod(minutes, 60)
        return f"cue {self.name}, {hours:02}:{minutes:02}:{seconds:02}"


class Cues(NamedTuple):
    """The cues of a file in its order, the lines in none, and the comments behind the last."""

    cues: tuple[Cue, ...]
    outside: tuple[int, ...]
    comments: tuple[Told, ...] = ()


def cues(name: str, lines: Sequence[Line], *, named: bool) -> Cues:
    """The cues in the lines of a file.

    Args:
        name: what errors call it.
        lines: all of them.
        named: whether cues may have names instead of numbers, as in WebVTT.

    Raises:
        InputError: if there are none, or the times of one cannot be read.
    """
    times = {number: found for number, found in _times(name, lines) if found}
    if not times:
        raise InputError(
            f"{name}: no cue in it. Give a file with lines such as 00:00:01,000 --> 00:00:02,000."
        )
    starts = sorted(times)
    heads = {at: _head(lines, at, named=named) for at in starts}
    ends = [heads[at] for at in starts[1:]] + [len(lines)]
    found = []
    for index, (at, end) in enumerate(zip(starts, ends, strict=True)):
        start, stop = (_seconds(each) for each in times[at])
        called = lines[heads[at]][1].strip() if heads[at] < at else ""
        body = _body(lines[at + 1 : end])
        above = lines[starts[index - 1] if index else 0 : heads[at]]
        called = called[:40] or str(index + 1)
        found.append(Cue(called, start, stop, body, tuple(_told(above))))
    rest = tuple(_told(lines[starts[-1] :]))
    return Cues(tuple(found), tuple(_outside(lines[: heads[starts[0]]])), rest)


def _times(name: str, lines: Sequence[Line]) -> Iterator[tuple[int, tuple[str, str] | None]]:
    """The lines with the times of a cue."""
    skipped = False
    for number, (_, line) in enumerate(lines):
        before = lines[number - 1][1].strip() if number else ""
        if not before:
            skipped = bool(_SKIPPED.fullmatch(line))
        if "->" not in line or skipped:
            continue
        if match := _TIMES.fullmatch(line):
            yield number, (match[1], match[2])
        elif "-->" in line and (line.lstrip()[:1].isdigit() or _COUNTER.fullmatch(before)):
            raise InputError(
                f"{name}: line {number + 1} has times that cannot be read. "
                "Write them as 00:00:01,000 --> 00:00:02,000."
            )


def _head(lines: Sequence[Line], times: int, *, named: bool) -> int:
    """The line with which the cue begins: that with its number or name, if it has one."""
    if times == 0 or not lines[times - 1][1].strip():
        return times
    above = lines[times - 1][1]
    alone = times == 1 or not lines[times - 2][1].strip()
    is_name = named and alone and not _HEADER.fullmatch(above)
    return times - 1 if is_name or _COUNTER.fullmatch(above) else times


def _body(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a cue that have text, without comments and style sheets between cues."""
    found: list[Line] = []
    skipped = blank = False
    for offset, line in lines:
        if not line.strip():
            skipped, blank = False, True
            continue
        skipped = skipped or (blank and bool(_SKIPPED.fullmatch(line)))
        blank = False
        if not skipped:
            found.append((offset, line))
    return tuple(found)


def _told(lines: Sequence[Line]) -> Iterator[Told]:
    """What comments tell this program: `NOTE` behind a blank line, up to the next one."""
    blank = True
    for number, (offset, line) in enumerate(lines):
        note = _NOTE.match(line) if blank else None
        blank = not line.strip()
        if note is None:
            continue
        more = takewhile(str.strip, (text for _, text in lines[number + 1 :]))
        if (said := told("\n".join((line[note.end() :], *more)))) is not None:
            yield Told(said, offset)


def _outside(lines: Sequence[Line]) -> Iterator[int]:
    """The numbers of lines before the first cue that are neither header nor comment."""
    skipped = bool(lines) and bool(_HEADER.fullmatch(lines[0][1]))
    blank = True
    for number, (_, line) in enumerate(lines, start=1):
        if not line.strip():
            skipped, blank = False, True
            continue
        skipped = skipped or (blank and bool(_SKIPPED.fullmatch(line)))
        blank = False
        if not skipped:
            yield number


def _seconds(written: str) -> float:
    """`01:02:03,5` has a fraction, `02:03` has no hours."""
    whole, _, fraction = written.replace(",", ".").partition(".")
    parts = [int(part) for part in whole.split(":")]
    if len(parts) == 4:  # 00:01:02:500
        fraction = str(parts.pop())
    value = 0
    for part in parts:
        value = value * 60 + part
    return value + (float(f"0.{fraction}") if fraction else 0.0)
