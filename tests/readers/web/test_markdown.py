"""Markdown: what is read of it, and where each word stands."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Mark
from aligner.documents import read
from aligner.errors import InputError
from aligner.readers import RawText, Reading
from aligner.readers.web.markdown import read_markdown
from tests.readers.places import File, stems, wrong_places


def markdown(text: str, reading: Reading | None = None) -> RawText:
    return read_markdown("a.md", text.encode(), reading or Reading())


def lines(text: str) -> list[str]:
    return markdown(text).text.split("\n")


def marked(raw: RawText, kind: str) -> list[tuple[str, str]]:
    return [
        (raw.text[mark.span.start : mark.span.end], mark.value)
        for mark in raw.marks
        if mark.kind == kind
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("# Ein *kurzer* Titel ##", ["Ein kurzer Titel"]),
        ("## # ##", ["#"]),
        ("Titel\nin zwei Zeilen\n===\n", ["Titel in zwei Zeilen"]),
        ("eins\nzwei  \ndrei\\\nvier", ["eins zwei drei vier"]),
        ("- eins\n- zwei\n  weiter\n  1. drei", ["eins", "zwei weiter", "drei"]),
        ("> Zitat\nfaul weiter\n> > innen", ["Zitat faul weiter", "innen"]),
        ("> - Text\n>   weiter", ["Text weiter"]),
        ("| A | B \\| C |\n|---|---|\n| 1 | |\n| | 2 |", ["A", "B | C", "1", "2"]),
        ("Tom &amp; J&#xe4;rg &#8211; \\*kein\\* &unbekannt;", ["Tom & Järg – *kein* &unbekannt;"]),
        ("***fett*** ~~weg~~ _a_ __b__ 2 * 3 * 4", ["fett weg a b 2 * 3 * 4"]),
        ("Vor ![Bild *mit*](a.png 'Unter&shy;titel') nach",
         ["Vor nach", "Bild mit", "Unter\xadtitel"]),
        ('[Text](x "Ein \\"Titel\\"") und [Ref][r]\n\n[r]: y (Noch einer)',
         ["Text und Ref", 'Ein "Titel"', "Noch einer"]),
        ("Satz[^1] mit ^[kurzer *Note*] Ende.\n\n[^1]: Lang.\n\n    Zwei.",
         ["Satz mit Ende.", "kurzer Note", "Lang.", "Zwei."]),
        ("- [ ] offen\n- [x] fertig", ["offen", "fertig"]),
        ("> [!NOTE]\n> Vorsicht", ["Vorsicht"]),
        ("Text<!-- nicht --> hier<br>da", ["Text hier da"]),
        ("<details><summary>Mehr &lt;</summary>\n\nText *hier*\n\n</details>",
         ["Mehr <", "Text hier"]),
        ("> <p>In einem\n> Zitat</p>", ["In einem Zitat"]),
        ("10\xa0000\u202f€", ["10\xa0000\u202f€"]),
        ("Text\n\n```\ncode\n```\n\n    auch\n\nEnde", ["Text", "Ende"]),
        ("---\nkein: *Vorspann\n\nText\n", ["kein: *Vorspann", "Text"]),
    ],
)  # fmt: skip
def test_text(written: str, expected: list[str]) -> None:
    assert lines(written) == expected
    assert lines(written.replace("\n", "\r\n")) == expected


def test_code_links_images_and_tags_are_marks() -> None:
    raw = markdown(
        "Text `a  b` [Link *hier*](https://x.org/?a&amp;b) <https://y.org>\n\n"
        "```sh\nnpm install\n\nnpm start\n```\n\n"
        "![Alt](a.png) ![](b.png) <kbd>X</kbd> [oben](#top) <a href='z'>so</a>\n"
    )
    assert raw.text == "Text a b Link hier https://y.org\nX oben so\nAlt"
    assert marked(raw, "code") == [("a b", "a  b"), ("", "npm install\n\nnpm start")]
    assert marked(raw, "link") == [
        ("Link hier", "https://x.org/?a&b"),
        ("https://y.org", "https://y.org"),
        ("so", "z"),
    ]
    assert marked(raw, "image") == [("", "b.png"), ("Alt", "a.png")]
    assert marked(raw, "tag") == [("", "<kbd>"), ("", "</kbd>")]


def test_a_block_of_code_has_its_own_place_and_no_line() -> None:
    raw = markdown("eins\n\n> ```\n> code\n> ```\n\nzwei")
    code = next(mark for mark in raw.marks if mark.kind == "code")
    assert raw.text == "eins\nzwei"
    assert code == Mark((4, 4), "code", "code")  # type: ignore[arg-type]
    assert raw.origin
    assert raw.origin.position(code.span.start) == (4, 3)
    assert raw.origin.position(3) == (1, 4)
    assert raw.origin.position(5) == (7, 1)


def test_without_structure_a_list_and_a_table_are_one_line() -> None:
    written = "- eins\n- zwei\n\nText\n\n|A|B|\n|-|-|\n|1|2|\n"
    assert markdown(written, Reading(structure=False)).text == "eins zwei\nText\nA B 1 2"


def test_places_within_escapes_and_references() -> None:
    raw = markdown('a &amp; \\* b `` x`y `` [c](d "t\\"u") \\| e\n')
    assert raw.text.split("\n") == ["a & * b x`y c | e", 't"u']
    assert raw.origin
    expected = {"&": 3, "*": 9, "b": 12, "x": 17, "y": 19, "c": 25, "|": 38, "e": 41, "u": 34}
    position = raw.origin.position
    columns = {each: (position(raw.text.index(each)) or (0, 0))[1] for each in expected}
    assert columns == expected


def test_nothing_to_read() -> None:
    for written in ("", " \n", "```\ncode\n```\n", "<!-- nur das -->", "\0\1\2"):
        with pytest.raises(InputError, match=r"^a\.md: "):
            markdown(written)


def test_what_is_nested_too_deep_is_told() -> None:
    raw = markdown("Text\n\n" + "> " * 60 + "tief")
    assert raw.text == "Text"
    assert raw.notes == ("a.md: lists and quotes nested more than 25 deep are not read",)
    assert markdown("> " * 40 + "tief").notes == ()


def test_an_encoding_that_was_guessed_is_told() -> None:
    raw = read_markdown("a.md", "# Größe über alles, schöne Grüße".encode("cp1252"))
    assert raw.text == "Größe über alles, schöne Grüße"
    assert "windows-1252" in raw.notes[0]


SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|&~^:])")


@pytest.mark.parametrize("name", ["block-report.de", "block-report.hi", "ha-giang.th"])
def test_a_seed_as_markdown_has_the_segments_of_the_plain_text(
    name: str, seeds: Path, tmp_path: Path
) -> None:
    text = (seeds / f"{name}.txt").read_text(encoding="utf-8")
    plain = [re.sub(" +", " ", line).strip() for line in text.split("\n") if line.strip()]
    (tmp_path / "a.txt").write_text("\n".join(plain), encoding="utf-8")
    written = "\n\n".join(SPECIAL.sub(r"\\\1", line) for line in plain)
    (tmp_path / "a.md").write_text(written, encoding="utf-8")
    expected, found = read(tmp_path / "a.txt"), read(tmp_path / "a.md")
    assert found.texts == expected.texts
    assert found.language == expected.language


AROUND = st.sampled_from(
    [
        ("", ""),
        ("*", "*"),
        ("**", "**"),
        ("***", "***"),
        ("~~", "~~"),
        ("`", "`"),
        ("`` ", " ``"),
        ("[", "](https://x.org 'T')"),
        ("![", "](a.png)"),
        ("[![", "](a.png)](b)"),
        ("&amp;", "&#x92f;"),
        ("\\*", "\\_"),
        ("<b>", "</b>"),
        ("", "<!-- c -->"),
        ("*[", "](<a b>)*"),
        ("^[", "]"),
        ("_* ", ""),
        ("[[", "]"),
    ]
)
words = st.lists(st.tuples(AROUND, stems), min_size=1, max_size=5)
# What the lines of a block begin with, the first and the others, and what ends it.
LINES = [
    ("", "", ""),
    ("   ", "\t", ""),
    ("## ", "", " ##"),
    ("", "", "\n---"),
    ("- ", "  ", ""),
    ("-\t", "\t", ""),
    ("1. ", "   ", "\n   - x"),
    ("> ", "> ", ""),
    (">", "", ""),
    ("> - ", ">   ", ""),
    ("> > ", "> > ", ""),
    ("- > ", "  >", ""),
    ("- [x] ", "  ", ""),
    ("[^n]: ", "    ", ""),
    ("<div>", "", "</div>"),
    ("> <p>", "> ", ""),
]
blocks = st.lists(
    st.tuples(st.sampled_from(LINES), st.lists(words, min_size=1, max_size=3)), max_size=5
)


def fill(file: File, line: list[tuple[tuple[str, str], str]], joint: str = " ") -> None:
    for index, ((before, after), stem) in enumerate(line):
        file.write(joint if index else "")
        file.write(before)
        file.word(stem)
        file.write(after)


@given(blocks, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_each_word_is_found_where_it_is_written(
    given_blocks: list[tuple[tuple[str, str, str], list[list[tuple[tuple[str, str], str]]]]],
    line_end: str,
    mark: bool,
) -> None:
    file = File()
    file.write("Anfang")
    for (first, other, end), content in given_blocks:
        file.write("\n\n")
        one_line = first.startswith("#")
        for index, line in enumerate(content):
            file.write((" " if one_line else f"\n{other}") if index else first)
            html = "<" in first
            fill(file, [(("<i>", "</i>") if html else around, stem) for around, stem in line])
        file.write(end)
    written = ("\ufeff" if mark else "") + file.raw.replace("\n", line_end)
    read_back = read_markdown("a.md", written.encode())
    assert wrong_places(file, read_back) == []


cells = st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=4)


@given(cells, st.sampled_from(["", "> ", "- "]), st.booleans())
def test_each_word_of_a_table_is_found(
    rows: list[list[list[tuple[tuple[str, str], str]]]], container: str, bars: bool
) -> None:
    file = File()
    edge = "|" if bars else ""
    for index, row in enumerate(rows):
        file.write(container if container == "> " or not index else " " * len(container))
        file.write(edge)
        fill(file, row[0], " \\| ")
        file.write(" | ")
        fill(file, row[1])
        file.write(f"{edge}\n")
        if not index:
            file.write(f"{container if container == '> ' else ' ' * len(container)}|-|-|\n")
    assert wrong_places(file, markdown(file.raw)) == []
