"""Files into documents and bitexts: read, told the language, split into segments."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.bitext import Bitext, Document, Origin, Segment, Span
from aligner.entities.garbled import legacy_font
from aligner.errors import InputError
from aligner.languages.codes import (
    UNDETERMINED,
    language_name,
    parse_language,
    primary,
    same_language,
)
from aligner.languages.identify import identify
from aligner.languages.scripts import dominant_script, scripts_of
from aligner.readers import RawText, Reading, read_pairs
from aligner.readers import read as read_raw
from aligner.segment import segment
from aligner.settings import Settings

LONGEST = 200_000
"""Characters of a segment: what is longer is no sentence, and takes minutes to embed."""
_ENOUGH = 200  # characters by which a language can be told
_SAMPLE = 100_000  # characters that tell the script
Notify = Callable[[str], None]


def read(
    path: str | Path,
    settings: Settings | None = None,
    *,
    language: str | None = None,
    form: str | None = None,
    data: bytes | None = None,
    notify: Notify = lambda _: None,
) -> Document:
    """The document in a file, in segments.

    Args:
        path: the file; `-` is standard input.
        settings: how to read and split it; languages and formats in it are not looked at.
        language: BCP 47 code; None takes what the file says, or finds it out.
        form: the name of its format, such as `markdown`; None tells it by the suffix.
        data: what to take for the bytes of the file, which is then not opened: what an editor has
            not saved yet.
        notify: called with each note, one line for the user.

    Raises:
        AlignerError: if it cannot be read or understood.
    """
    wanted = settings or Settings()
    reading = Reading(wanted.encoding, wanted.structure, wanted.article)
    raw = read_raw(Path(path), reading, form, data)
    for line in raw.notes:
        notify(line)
    if (font := legacy_font(raw.text)) is not None:
        notify(
            f"{raw.name}: looks like Hindi in a legacy font ({font}): convert it to Unicode first"
        )
    code = parse_language(language) if language else _told(raw, notify)
    segments = segment(raw.text, code, segmented=wanted.segmented, rules=wanted.rules)
    return _bounded(
        Document(
            raw.name,
            code,
            raw.text,
            _located(segments, raw.origin),
            raw.origin,
            raw.marks,
            _fields(raw, segments),
            raw.comments,
        )
    )


def _told(raw: RawText, notify: Notify) -> str:
    """The language that the file says it is in, unless its text is plainly in another.

    Tools and templates write English, or the language of the original, whatever is put into them.
    """
    found = identify(raw.text)
    if raw.language is None or found == UNDETERMINED or same_language(found, raw.language):
        return raw.language or found
    scripts, script = scripts_of(raw.language), dominant_script(raw.text[:_SAMPLE])
    doubtful = primary(raw.language) == "en" and len(raw.text) >= _ENOUGH
    if not doubtful and (not scripts or script in scripts):
        return raw.language
    notify(
        f"{raw.name}: says it is {language_name(raw.language)}, reads like "
        f"{language_name(found)}; pass its language if that is wrong"
    )
    return found


def read_bitext(
    path: str | Path,
    settings: Settings | None = None,
    *,
    data: bytes | None = None,
    notify: Notify = lambda _: None,
) -> Bitext:
    """The bitext in a file of pairs that are aligned already; `data` as `read` takes it.

    Raises:
        AlignerError: if it cannot be read or understood.
    """
    found, notes = read_pairs(Path(path), settings or Settings(), data)
    for line in notes:
        notify(line)
    _bounded(found.source)
    _bounded(found.target)
    return found


def _bounded(document: Document) -> Document:
    """The document; raises InputError where a segment of it is endless."""
    for each in document.segments:
        if len(each.text) > LONGEST:
            raise InputError(
                f"{document.name}: line {each.line}: a sentence of {len(each.text):,} characters; "
                f"up to {LONGEST:,} are read. Divide it into lines, if it is text."
            )
    return document


def _located(segments: Sequence[Segment], origin: Origin | None) -> tuple[Segment, ...]:
    """The segments with the lines and columns of the file."""
    if origin is None or not origin.runs:
        return tuple(segments)
    places = (origin.position(each.start) or (each.line, each.column) for each in segments)
    return tuple(
        replace(each, line=line, column=column)
        for each, (line, column) in zip(segments, places, strict=True)
    )


def _fields(raw: RawText, segments: Sequence[Segment]) -> tuple[tuple[str, range], ...]:
    return tuple((name, _within(segments, span)) for name, span in raw.fields)


def _within(segments: Sequence[Segment], span: Span) -> range:
    inside = [i for i, each in enumerate(segments) if span.start <= each.start < span.end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
