from pathlib import Path

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Document
from aligner.documents import read
from aligner.readers.blocks import RawText
from aligner.readers.cues import cues
from aligner.readers.lines import line_starts, spans
from aligner.readers.options import AS_USUAL
from aligner.readers.subtitles import read_subtitles
from tests.readers import localised
from tests.readers.letter_places import assert_in_place, expected, place_of
from tests.readers.refused import refused


def cue(number: int, start: float, end: float, *lines: str) -> str:
    return f"{number}\n{_time(start)} --> {_time(end)}\n" + "\n".join(lines) + "\n\n"


def _time(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    return (
        f"{thousandths // 3600000:02}:{thousandths // 60000 % 60:02}:"
        f"{thousandths // 1000 % 60:02},{thousandths % 1000:03}"
    )


def raw(content: str, name: str = "a.srt") -> RawText:
    return read_subtitles(name, content.encode(), AS_USUAL)


def blocks(content: str, name: str = "a.srt") -> list[str]:
    return raw(content, name).text.split("\n")


def labels(found: RawText, *texts: str) -> list[str]:
    assert found.origin is not None
    return [found.origin.label(found.text.index(text)) for text in texts]


def document(folder: Path, content: str, name: str = "a.srt") -> Document:
    path = folder / name
    path.write_bytes(content.encode())
    return read(path, language="de")


SENTENCE = (
    cue(7, 61, 62, "Das ist ein Satz, der", "noch nicht zu")
    + cue(8, 62.1, 64, "Ende ist. Und", "ein zweiter,")
    + cue(9, 64.5, 66, "der hier endet.")
    + cue(10, 66, 67, "Ein dritter.")
)


def test_a_sentence_goes_on_in_the_next_cue(tmp_path: Path) -> None:
    found = document(tmp_path, SENTENCE)
    assert found.texts == [
        "Das ist ein Satz, der noch nicht zu Ende ist.",
        "Und ein zweiter, der hier endet.",
        "Ein dritter.",
    ]
    assert place_of(found, "Ende") == expected(SENTENCE, "Ende")
    assert place_of(found, "der hier") == expected(SENTENCE, "der hier")
    assert_in_place(found, SENTENCE)
    assert labels(raw(SENTENCE), "Das", "noch", "Ende", "der hier", "dritter") == [
        "cue 7, 00:01:01",
        "cue 7, 00:01:01",
        "cue 8, 00:01:02",
        "cue 9, 00:01:04",
        "cue 10, 00:01:06",
    ]


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ("Er ging", "nach Hause.", True),
        ("Er ging.", "Nach Hause.", False),
        ("Er ging…", "nach Hause.", True),
        ("Er ging...", "...nach Hause.", True),
        ("Er ging...", "Nach Hause.", False),
        ("Er ging?«", "Nach Hause.", False),
        ("„Er ging", "nach Hause.“", True),
        ("Er ging", "[Tür knallt]", False),
        ("♪ La la ♪", "♪ La la la ♪", False),
        ("Er ging", "- Nach Hause?", False),
        ("वह गया।", "वह आया।", False),
    ],
)
def test_where_a_sentence_ends(last: str, first: str, joined: bool) -> None:
    content = cue(1, 0, 1, "Ja.") + cue(2, 5, 6, last) + cue(3, 6.2, 7, first)
    assert len(blocks(content)) == (2 if joined else 3)


@pytest.mark.parametrize(
    ("start", "joined"),
    [(2.0, True), (1.5, True), (1.0, True), (4.0, True), (4.1, False), (0.5, False)],
)
def test_what_does_not_follow_closely_is_apart(start: float, joined: bool) -> None:
    content = cue(1, 1, 2, "Er ging") + cue(2, start, 9, "nach Hause.") + cue(3, 20, 21, "Ja.")
    assert len(blocks(content)) == (2 if joined else 3)


def test_without_full_stops_each_cue_stands_alone() -> None:
    content = "".join(cue(n, n, n + 0.9, text) for n, text in enumerate(["เขากลับ", "บ้านแล้ว", "ใช่"]))
    assert blocks(content) == ["เขากลับ", "บ้านแล้ว", "ใช่"]


def test_speakers() -> None:
    content = (
        cue(1, 0, 1, "- Kommst du?", "- Nein, -5 Grad.")
        + cue(2, 2, 3, "{\\an8}<i>–Wirklich?</i>", "‐ Ja.")
        + cue(3, 4, 5, "Das Haus", "– ein Altbau – steht.")
        + cue(4, 6, 7, "Er sagt", "- Hallo.")
    )
    assert blocks(content) == [
        "Kommst du?",
        "Nein, -5 Grad.",
        "Wirklich?",
        "Ja.",
        "Das Haus – ein Altbau – steht.",
        "Er sagt",
        "Hallo.",
    ]


def test_tags_are_marks() -> None:
    content = cue(1, 0, 1, '{\\an8}<i>Er</i> <font color="#fff">ging</font>', "3 < 4 und a <b c> d")
    found = raw(content)
    assert found.text == "Er ging 3 < 4 und a d"
    assert [(mark.span.start, mark.value) for mark in found.marks] == [
        (0, "{\\an8}"),
        (0, "<i>"),
        (2, "</i>"),
        (3, '<font color="#fff">'),
        (7, "</font>"),
        (20, "<b c>"),
    ]


VTT = """WEBVTT - Film
Kind: captions
Language: de

STYLE
::cue { color: red }

REGION
id:bill

NOTE 00:01.000 --> 00:02.000
nothing

intro
00:01.000 --> 00:02.000 align:start position:0%
<v.loud Anna>Guten &amp; Tag,</v>
<v Bob>Hallo <00:00:01.500>du.

NOTE between

00:02.500 --> 00:03.000
<v Bob>Wie geht
es &lt;dir&gt;&nbsp;?

01:00:00.000 --> 01:00:01.000
<ruby>漢<rt>kan</rt></ruby>-->.
"""


def test_webvtt() -> None:
    found = raw(VTT, "a.vtt")
    assert found.text.replace("\u00a0", " ").split("\n") == [
        "Guten & Tag,",
        "Hallo du.",
        "Wie geht es <dir> ?",
        "漢kan-->.",
    ]
    assert found.language == "de"
    assert labels(found, "Guten", "Wie", "漢") == [
        "cue intro, 00:00:01",
        "cue 2, 00:00:02",
        "cue 3, 01:00:00",
    ]
    assert [mark.value for mark in found.marks][:3] == ["<v.loud Anna>", "</v>", "<v Bob>"]
    assert found.notes == ()


@pytest.mark.parametrize("header", ["WEBVTT\n", "WEBVTT\nKind: captions\n"])
def test_webvtt_without_a_language(header: str) -> None:
    assert raw(f"{header}\n00:01.000 --> 00:02.000\nLanguage: de\n", "a.vtt").language is None


def test_what_careless_programs_write() -> None:
    content = (
        "\ufeff1\r\n00:00:01,000 --> 00:00:02,000 X1:100\r\nEins.\r\n"
        "2\r\n0:0:3.5-->0:0:4\r\nZwei.\r\n\r\nDrei.\r\n\r\n"
        "00:00:02,000 --> 00:00:01,000\r\n\r\n00:00:09:000 -> 00:00:10:500\r\nVier."
    )
    found = raw(content)
    assert found.text.split("\n") == ["Eins.", "Zwei. Drei.", "Vier."]
    assert labels(found, "Eins", "Zwei", "Vier") == [
        "cue 1, 00:00:01",
        "cue 2, 00:00:03",
        "cue 4, 00:00:09",
    ]


def test_lines_before_the_first_cue() -> None:
    found = raw("Ein Film\n\n" + cue(1, 0, 1, "Ja."))
    assert found.text == "Ja."
    assert found.notes == ("a.srt: 1 line before the first cue left out (line 1)",)


TIMES = "has times that cannot be read. Write them as 00:00:01,000 --> 00:00:02,000."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("1\n00:00:01,000 --> 00\nJa.\n", f"line 2 {TIMES}"),
        (cue(1, 0, 1, "Ja.") + "2\n00:00:aa,000 --> 00:00:02,000\nJa.\n", f"line 6 {TIMES}"),
        (cue(1, 0, 1, "Ja.") + "2\nx --> y\nJa.\n", f"line 6 {TIMES}"),
        ("Nur Text.\n", "no cue in it. Give a file with lines such as "),
        (cue(1, 0, 1, "<i></i>"), "no text in it. Give a file with text."),
        ("", "empty. "),
        (b"\x1a\x45\xdf\xa3\x00\x00", "binary content (Matroska video), not text. "),
    ],
)
@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_damage(name: str, content: str | bytes, message: str) -> None:
    assert refused(name, content).startswith(message)


@pytest.mark.parametrize("piece", ["<i", "<v ", "{\\", "&", " ", "-", "- ", "♪", "a:", "<i>"])
def test_much_of_one_thing_takes_linear_time(piece: str) -> None:
    assert raw(cue(1, 0, 1, "Ja.", piece * 200_000)).text.startswith("Ja.")
    refused("a.srt", piece * 100_000 + "1:2 -->")


def test_the_seeds_come_out_as_they_went_in(tmp_path: Path) -> None:
    """Sentences that are cut into cues of four words a line."""
    texts = [row[0] for row in localised.lines()]
    sentences = [s for s in " ".join(texts).split() if s]
    for name, made in (("a.srt", localised.as_srt(texts)), ("a.vtt", localised.as_vtt(texts))):
        found = document(tmp_path, made, name)
        assert " ".join(found.texts).split() == sentences
        assert_in_place(found, made)
        assert len(found.segments) < len(sentences) / 8


LINES = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="<>{}&-–"), min_size=1
)


@given(st.lists(st.lists(LINES, min_size=1, max_size=2), min_size=1, max_size=5))
def test_finds_the_cues_that_pysubs2_writes(texts: list[list[str]]) -> None:
    file = pysubs2.SSAFile()
    for number, lines in enumerate(texts):
        file.append(pysubs2.SSAEvent(number * 2000, number * 2000 + 1500, "\\N".join(lines)))
    for form in ("srt", "vtt"):
        written = file.to_string(form)
        given_lines = list(spans(written, line_starts(written)))
        found = cues("a", given_lines, named=form == "vtt").cues
        assert [[line for _, line in each.lines] for each in found] == [
            [part for line in lines for part in line.split("\\N")] for lines in texts
        ]
        assert [(each.start, each.end) for each in found] == [
            (number * 2.0, number * 2 + 1.5) for number in range(len(texts))
        ]
