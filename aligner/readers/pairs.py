"""Pairs that are aligned already, and the bitext that is made of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from aligner.bitext import Bead, Bitext, Comment, Document, Mark, Origin, Segment, Span
from aligner.errors import InputError
from aligner.languages.codes import parse_language
from aligner.languages.identify import identify
from aligner.readers.blocks import Told


class Text(NamedTuple):
    """One side of a pair, and where in its file it stands.

    Attributes:
        text: on one line, without space around it.
        line: 1-based, in the file.
        column: likewise.
        label: what the place is called: `unit greeting`; empty where it has no name.
        marks: markup within it, with spans of `text`.
        runs: pairs of offsets, into `text` and into the text of the file, as of `Origin`; empty
            where all of it stands on its line as it is here.
    """

    text: str
    line: int
    column: int
    label: str = ""
    marks: tuple[Mark, ...] = ()
    runs: tuple[tuple[int, int], ...] = ()


class Pair(NamedTuple):
    """A pair; either side may be empty. Its comments tell this program something about it."""

    id: str
    source: Text
    target: Text
    comments: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """What a file of pairs holds: its name, the pairs in order, notes for the user.

    The languages are those that the file names, None where it does not. `lines` are the offsets at
    which its lines begin, where the texts have runs. `comments` tell this program something, and
    are about none of the pairs.
    """

    name: str
    pairs: tuple[Pair, ...]
    notes: tuple[str, ...] = ()
    source_language: str | None = None
    target_language: str | None = None
    lines: tuple[int, ...] = ()
    comments: tuple[Told, ...] = ()


def bitext(given: Pairs, source_language: str | None, target_language: str | None) -> Bitext:
    """The bitext of a file of pairs, one bead a pair; languages as `bitext_of` has them.

    Raises:
        InputError: if no pair has a text.
        LanguageError: if a language code is unknown.
    """
    if not any(pair.source.text or pair.target.text for pair in given.pairs):
        raise InputError(f"{given.name}: no pairs in it. Give a file with at least one.")
    return _joined(
        given.name,
        given.pairs,
        source_language or given.source_language,
        target_language or given.target_language,
        given.lines,
        given.comments,
    )


def bitext_of(
    source: Sequence[str],
    target: Sequence[str],
    source_language: str | None = None,
    target_language: str | None = None,
    *,
    ids: Sequence[str] | None = None,
    name: str = "pairs",
) -> Bitext:
    """Pairs that are aligned already, for `check`: the n-th source belongs to the n-th target.

    Texts are taken as from a file of pairs: without the space around them, on one line; an empty
    one says that the other has no counterpart.

    Args:
        source: the n originals.
        target: their n translations.
        source_language: BCP 47 code; None finds it out.
        target_language: likewise.
        ids: names of the n pairs; None numbers them from 1.
        name: what the two documents are called.

    Returns:
        The bitext, one bead a pair, with `ids`.

    Raises:
        InputError: if the lists are not of the same length.
        LanguageError: if a language code is unknown.
    """
    if len(source) != len(target):
        raise InputError(
            f"{len(source)} source and {len(target)} target texts: pairs need as many of either. "
            "Give an empty text where one is missing, or both lists to align()."
        )
    names = [str(number) for number in range(1, len(source) + 1)] if ids is None else ids
    if len(names) != len(source):
        raise InputError(f"{len(names)} ids for {len(source)} pairs. Give one a pair.")
    rows = zip(names, source, target, strict=True)
    pairs = [Pair(key, one_line(s, n), one_line(t, n)) for n, (key, s, t) in enumerate(rows, 1)]
    return _joined(name, pairs, source_language, target_language)


def _joined(
    name: str,
    pairs: Sequence[Pair],
    source_language: str | None,
    target_language: str | None,
    lines: tuple[int, ...] = (),
    comments: tuple[Told, ...] = (),
) -> Bitext:
    told = [pair.comments for pair in pairs]
    source = _document(name, source_language, [pair.source for pair in pairs], lines, told)
    target = _document(name, target_language, [pair.target for pair in pairs], lines, told)
    if comments:
        end = Span(len(source.text), len(source.text))
        rest = tuple(Comment(end, *each) for each in comments)
        source = replace(source, comments=source.comments + rest)
    return Bitext(source, target, _beads(pairs), tuple(pair.id for pair in pairs))


def _document(
    name: str,
    language: str | None,
    side: list[Text],
    lines: tuple[int, ...],
    told: Sequence[tuple[Told, ...]],
) -> Document:
    """One side; pairs with nothing on it have no segment here."""
    present = [(paragraph, each) for paragraph, each in enumerate(side) if each.text]
    starts = accumulate((len(each.text) + 1 for _, each in present), initial=0)
    segments = tuple(
        Segment(each.text, start, start + len(each.text), each.line, each.column, paragraph)
        for (paragraph, each), start in zip(present, starts, strict=False)
    )
    text = "\n".join(segment.text for segment in segments)
    code = parse_language(language) if language else identify(text)
    placed = list(zip(segments, (each for _, each in present), strict=True))
    labels = tuple((segment.start, each.label) for segment, each in placed if each.label)
    marks = tuple(
        mark._replace(span=mark.span.shifted(segment.start))
        for segment, each in placed
        for mark in each.marks
    )
    runs = tuple(
        (segment.start + here, there) for segment, each in placed for here, there in each.runs
    )
    origin = Origin(runs, lines if runs else (), labels) if runs or labels else None
    comments = tuple(
        Comment(segment.span, *each) for segment in segments for each in told[segment.paragraph]
    )
    return Document(name, code, text, segments, origin, marks, comments=comments)


def _beads(pairs: Sequence[Pair]) -> tuple[Bead, ...]:
    beads = []
    i = j = 0
    for pair in pairs:
        next_i, next_j = i + bool(pair.source.text), j + bool(pair.target.text)
        beads.append(Bead(range(i, next_i), range(j, next_j)))
        i, j = next_i, next_j
    return tuple(beads)


def one_line(raw: str, line: int, column: int = 1) -> Text:
    """Without the space around it, and on one line: in the file it stands on one."""
    text = raw.strip()
    column += len(raw) - len(raw.lstrip()) if text else 0
    return Text(re.sub("[\r\n]", " ", text), line, column)
