"""Subtitles and files of pairs: whatever the bytes are, a text or one clear error."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.errors import AlignerError
from aligner.readers.bitexts.xml import xml_text
from aligner.readers.blocks import RawText
from aligner.readers.formats import Format, format_of
from aligner.readers.options import Reading
from aligner.readers.pairs import Pairs, bitext
from aligner.readers.text import read_text
from aligner.report.places import position
from tests.fuzz.mutations import damaged
from tests.readers import localised
from tests.readers.letter_places import assert_in_place

ROWS = localised.lines()
PIECES = {
    ".xlf": (b"<g id='1'>", b"</g>", b"<target>", b"<mrk mtype='seg' mid='1'>", b"]]>", b"&x;"),
    ".tmx": (b"<ph>", b"<seg/>", b"<tuv xml:lang='th'>", b"<![CDATA[", b"&#1;", b"xml:lang=''"),
    ".po": (b"#~ ", b"#, fuzzy\n", b'msgctxt "a"\n', b'"\\x"\n', b"msgstr[1] ", b"msgid_plural "),
    ".csv": (b'"', b'""', b";", b"\t", b"\r", b"source,target\n", b"sep=;\n"),
    ".tsv": (b"\t", b"source\ttarget\n", b"\r", b"id\tde\thi\tth\n"),
    ".jsonl": (b'"', b"{", b"}", b'"id":1e999,', b'"source_text": 1,', b"[" * 40),
    ".srt": (
        b"-->",
        b"00:00:01,000 --> 00:00:02,000\n",
        b"- ",
        b"{\\an8}",
        b"<i>",
        b"\n\n",
        b"1\n",
    ),
    ".vtt": (b"NOTE\n", b"<v A>", b"STYLE", b"&#x110000;", b"&nbsp;", b"\n\n", b"00:00.0 --> "),
}
SAMPLES = {
    **{name: make(ROWS).encode() for name, make in localised.FILES.items()},
    "a.srt": localised.as_srt([row[0] for row in ROWS]).encode(),
    "a.vtt": localised.as_vtt([row[1] for row in ROWS]).encode(),
}
READINGS = st.builds(
    Reading,
    st.sampled_from([None, None, "utf-8", "utf-16", "utf-7", "cp1252"]),
    source_language=st.sampled_from([None, None, "de", "th"]),
    target_language=st.sampled_from([None, None, "hi", "de"]),
)


def taken(form: Format, name: str, data: bytes, reading: Reading) -> None:
    """Reads the bytes; what was found must hang together."""
    with contextlib.suppress(AlignerError):
        if not form.pairs:
            check_text(form.read(name, data, reading))
        else:
            raw = xml_text(name, data, reading) if form.name in {"tmx", "xliff"} else None
            check_pairs(
                form.read_pairs(name, data, reading),
                (raw or read_text(name, data, reading)).text if form.name != "jsonl" else None,
            )


def check_text(raw: RawText) -> None:
    assert raw.text.strip()
    assert raw.origin is not None
    for offset in range(len(raw.text)):
        assert raw.origin.position(offset) is not None
    for mark in raw.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(raw.text)


def check_pairs(pairs: Pairs, raw: str | None) -> None:
    for pair in pairs.pairs:
        for side in (pair.source, pair.target):
            assert side.text == side.text.strip()
            assert "\n" not in side.text
            assert side.line >= 1
            assert side.column >= 1
            for mark in side.marks:
                assert 0 <= mark.span.start <= mark.span.end <= len(side.text)
    for document in (made := bitext(pairs, "de", "hi")).source, made.target:
        for segment in document.segments:
            assert position(document, segment.start) == (segment.line, segment.column)
            assert document.text[segment.start : segment.end] == segment.text
        if raw is not None:
            assert_in_place(document, raw)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_files(name: str, data: st.DataObject) -> None:
    pieces = PIECES[Path(name).suffix]
    taken(
        format_of(Path(name)),
        name,
        data.draw(damaged(SAMPLES[name], *pieces)),
        data.draw(READINGS),
    )


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_bytes(name: str, data: st.DataObject) -> None:
    parts = st.one_of(st.binary(max_size=20), st.sampled_from(PIECES[Path(name).suffix]))
    taken(
        format_of(Path(name)),
        name,
        b"".join(data.draw(st.lists(parts, max_size=20))),
        data.draw(READINGS),
    )
