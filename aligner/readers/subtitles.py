"""Subtitles (.srt, .vtt): what is said, in sentences that may run over several cues."""

import html
import re
from collections.abc import Sequence
from itertools import chain, zip_longest

import regex

from aligner.readers.blocks import Block, BlockBuilder, RawText, Told, assembled
from aligner.readers.cues import Cue, Line, cues
from aligner.readers.lines import line_starts, spans
from aligner.readers.options import Reading
from aligner.readers.text import read_text

_NAMES = "i|b|u|s|c|v|font|ruby|rt|lang|em|strong|span|br|p"
_TAG = re.compile(
    rf"</?(?:{_NAMES})(?:[ \t./][^<>\n]*+)?>|<\d\d:[\d:.]{{1,12}}>"
    r"|\{\\[^{}\n]*+\}|\{[A-Za-z]:[^{}\n]*+\}",
    re.IGNORECASE,
)
_VOICE = re.compile(r"<v[ \t.]", re.IGNORECASE)
_BREAK = re.compile(r"<br", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|apos|lrm|rlm|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
# A dash before a digit is a minus.
_DASH = re.compile(r"[ \t]*[-\u2010-\u2015\u2212][ \t]*(?=[^\s\d>\-\u2010-\u2015])")
_QUOTES = "\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2039\u203a\u300d\u300f "
# Sound described in brackets and songs end with their cue.
_FINAL = regex.compile(r"[\p{Sentence_Terminal}\u2026\u266a\u266b\])]")
_ALONE = ("[", "(", "\u266a", "\u266b")
_ALONE_ENDS = ("]", ")", "\u266a", "\u266b")
_MORE = ("...", "\u2026")
_LANGUAGE = re.compile(r"Language:[ \t]*(\S{2,20})[ \t]*")
# The longest silence within a sentence, in seconds.
_CLOSE = 2.0
# Thai has no full stop, and many subtitlers of Chinese and Japanese write none: where fewer cues
# than these have one, marks do not tell the end of a sentence, and each cue stands alone.
_FEWEST_STOPS = 0.1
_STOP = regex.compile(
    r"(?V1)(?<![.\p{N}])[\p{Sentence_Terminal}--[!?\uff01\uff1f\u061f]](?![.\p{L}\p{N}])"
)


def read_subtitles(name: str, data: bytes, reading: Reading) -> RawText:
    """The text of an `.srt` or `.vtt` file.

    A cue that does not end a sentence goes on in the next one where that follows closely. A line
    that begins with the dash of another speaker, and what a `<v>` begins, stand by themselves.

    Raises:
        InputError: if there is no text in it, or times cannot be read.
    """
    raw = read_text(name, data, reading)
    text = raw.text
    given = list(spans(text, line_starts(text)))
    found = cues(name, given, named=text.startswith("WEBVTT"))
    notes = list(raw.notes)
    if found.outside:
        many = f"{len(found.outside)} line{'s' * (len(found.outside) != 1)}"
        notes.append(f"{name}: {many} before the first cue left out (line {found.outside[0]})")
    blocks = _blocks(found.cues, entities=text.startswith("WEBVTT"))
    silent = (cue.comments for cue in found.cues if not _is_spoken(cue))
    rest = Block("", comments=(*chain.from_iterable(silent), *found.comments))
    blocks = (*blocks, rest)
    return assembled(name, blocks, raw=text, notes=notes, language=_language(given))


def _language(lines: Sequence[Line]) -> str | None:
    """What the header of a .vtt file says."""
    if not lines[0][1].startswith("WEBVTT"):
        return None
    for _, line in lines[1:]:
        if not line.strip():
            return None
        if match := _LANGUAGE.fullmatch(line):
            return match[1]
    return None


def _blocks(found: Sequence[Cue], *, entities: bool) -> tuple[Block, ...]:
    spoken = list(filter(_is_spoken, found))
    stops = sum(any(_STOP.search(line) for _, line in cue.lines) for cue in spoken)
    marked = stops >= _FEWEST_STOPS * len(spoken)
    script = _Script(entities=entities)
    for cue, following in zip_longest(spoken, spoken[1:]):
        script.add(cue)
        if following is None or not (marked and _goes_on(cue, following)):
            script.close()
    return tuple(script.blocks)


def _is_spoken(cue: Cue) -> bool:
    return any(_bare(line) for _, line in cue.lines)


class _Script:
    """The blocks so far, and the one that is being read."""

    def __init__(self, *, entities: bool) -> None:
        self.blocks: list[Block] = []
        self._entities = entities
        self._builder = BlockBuilder()
        self._voice = ""
        self._label = ""
        self._labelled = False  # and has the comments of the cue
        self._comments: tuple[Told, ...] = ()
        self._ended = True  # the last line ended a sentence, or there is none

    def add(self, cue: Cue) -> None:
        self._label, self._labelled = cue.label, False
        self._comments = cue.comments
        for offset, line in cue.lines:
            self._line(offset, line)

    def close(self) -> None:
        """What comes next stands by itself."""
        if block := self._builder.block():
            self.blocks.append(block)
        self._builder = BlockBuilder()
        self._labelled = False
        self._ended = True

    def _line(self, offset: int, line: str) -> None:
        start, skipped = self._speech(line)
        bare = _bare(line)
        alone = bare.startswith(_ALONE) and bare.endswith(_ALONE_ENDS)
        if skipped or alone:
            self.close()
        at = 0
        for tag in _TAG.finditer(line):
            self._text(line[max(at, skipped) : tag.start()], offset + max(at, skipped))
            if tag.end() <= start or tag.start() >= skipped:
                self._tag(tag[0])
            at = tag.end()
        rest = max(at, skipped)
        self._text(line[rest:], offset + rest)
        self._builder.text("\n", offset + len(line))
        self._ended = _ends(bare) if bare else self._ended
        if alone:
            self.close()

    def _speech(self, line: str) -> tuple[int, int]:
        """Where the dash of a speaker begins and ends; (0, 0) where there is none."""
        start = 0
        while tag := _TAG.match(line, start):
            start = tag.end()
        dash = _DASH.match(line, start)
        if dash is None:
            return 0, 0
        # Part of a compound ("-politik"), or of a sentence that goes on ("- ein Altbau -").
        within = dash[0][-1] not in " \t" or not self._ended
        if within and line[dash.end()].islower():
            return 0, 0
        return start, dash.end()

    def _tag(self, tag: str) -> None:
        if _VOICE.match(tag):
            if tag != self._voice and len(self._builder):
                self.close()
            self._voice = tag
        if _BREAK.match(tag):
            self._builder.text(" ")
        self._builder.mark("tag", tag)

    def _text(self, text: str, raw: int) -> None:
        if text.strip() and not self._labelled:
            self._builder.label(self._label)
            for each in self._comments:
                self._builder.comment(*each)
            self._labelled = True
        at = 0
        for entity in _ENTITY.finditer(text) if self._entities else ():
            self._builder.text(text[at : entity.start()], raw + at)
            self._builder.text(html.unescape(entity[0]), raw + entity.start())
            at = entity.end()
        self._builder.text(text[at:], raw + at)


def _goes_on(cue: Cue, following: Cue) -> bool:
    """Whether a sentence runs from one cue into the next."""
    if following.start < cue.start or following.start - cue.end > _CLOSE:
        return False
    last, first = _last(cue), _bare(" ".join(line for _, line in following.lines))
    if first.startswith(_ALONE):
        return False
    if last.rstrip(_QUOTES).endswith(_MORE):
        return first.startswith(_MORE) or first[:1].islower()
    return not _ends(last)


def _last(cue: Cue) -> str:
    return next(bare for _, line in reversed(cue.lines) if (bare := _bare(line)))


def _bare(line: str) -> str:
    return _TAG.sub("", line).strip()


def _ends(bare: str) -> bool:
    return bool(_FINAL.match(bare.rstrip(_QUOTES)[-1:]))
