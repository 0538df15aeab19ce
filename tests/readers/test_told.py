"""Comments that tell the program something: in every format that has comments."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bitext, Document
from aligner.documents import read, read_bitext
from aligner.readers.told import told
from aligner.readers.web.markdown import read_markdown
from tests.readers.made import docx_parts, epub_parts, odt_parts, run, zipped

Told = list[tuple[str, str]]
"""What a comment tells, and the text that it is about."""


def about(document: Document) -> Told:
    return [(c.text, document.text[c.span.start : c.span.end]) for c in document.comments]


def lines(document: Document, content: str) -> list[int]:
    """The lines of the comments."""
    return [content.count("\n", 0, comment.raw) + 1 for comment in document.comments]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("aligner: ignore a", "ignore a"),
        (" \n aligner:ignore  a,\n b -- so ", "ignore a, b -- so"),
        ("aligner:", ""),
        ("see aligner: ignore a", None),
        ("aligner ignore a", None),
        ("realigner: ignore a", None),
        ("", None),
    ],
)
def test_only_what_begins_so_is_told(comment: str, expected: str | None) -> None:
    assert told(comment) == expected


MARKDOWN = """\
# Titel <!-- aligner: ignore t -->

Erster Satz. <!-- aligner: ignore a, b -- Grund -->
Zweiter Satz.

<!-- gewöhnlich -->
<!-- aligner: ignore c -->

- Punkt <!-- todo -->eins
- <!-- aligner: ignore d -->Punkt zwei
  <!-- aligner: ignore e -->

> Zitat <!-- aligner: ignore
> f --> Ende

[//]: # (aligner: ignore g)
[comment]: <> (aligner: ignore h)
[//]: # "nur für uns"

| a | b |
|---|---|
| c | d <!-- aligner: ignore i --> |

<div><!-- aligner: ignore j --><p>Absatz</p></div>

<!-- aligner: ignore k -->

```html
<!-- aligner: ignore nothing -->
```

Schluss.

<!-- aligner: ignore-file l -->
"""
ABOUT_MARKDOWN = [
    ("ignore t", "Titel"),
    ("ignore a, b -- Grund", "Erster Satz. Zweiter Satz."),
    ("ignore c", "Punkt eins"),
    ("ignore d", "Punkt zwei"),
    ("ignore e", "Zitat Ende"),
    ("ignore f", "Zitat Ende"),
    ("ignore g", "a"),
    ("ignore h", "a"),
    ("ignore i", "d"),
    ("ignore j", "Absatz"),
    ("ignore k", "\n"),  # the block of code counts for the character at its place
    ("ignore-file l", ""),
]


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_markdown(tmp_path: Path, end: str) -> None:
    document = read(saved(tmp_path, "a.md", MARKDOWN.replace("\n", end)), language="de")
    assert about(document) == ABOUT_MARKDOWN
    assert lines(document, MARKDOWN) == [1, 3, 7, 10, 11, 13, 16, 17, 22, 24, 26, 34]
    assert "aligner" not in document.text
    assert "nur für uns" not in document.text


def test_markdown_comments_are_no_marks_and_leave_the_text_as_it_was() -> None:
    with_them = read_markdown("a.md", MARKDOWN.encode())
    without = re.sub(r"<!-- aligner: .*?-->", "", MARKDOWN, flags=re.DOTALL).replace("\n[", "\n\n[")
    plain = read_markdown("a.md", without.encode())
    assert with_them.text == plain.text
    assert [mark.kind for mark in with_them.marks] == ["code"]


def test_front_matter(tmp_path: Path) -> None:
    content = (
        "---\n# aligner: ignore a\nlayout: post\n"
        'title: "Der # aligner: ignore nothing Titel" # aligner: ignore b -- Grund\n'
        "description: |\n  Eins # aligner: ignore neither\n  Zwei\n"
        "# aligner: ignore c\ntags:\n  - eins\n  # aligner: ignore d\n  - zwei\n"
        "# aligner: ignore-file e\n---\n# aligner: ignore text\n\nText.\n"
    )
    document = read(saved(tmp_path, "a.md", content), language="de")
    titled = "Der # aligner: ignore nothing Titel"
    assert sorted(about(document)) == [
        ("ignore a", titled),
        ("ignore b -- Grund", titled),
        ("ignore c", "eins"),
        ("ignore c", "zwei"),
        ("ignore d", "zwei"),
        ("ignore-file e", ""),
    ]
    assert sorted(lines(document, content)) == [2, 4, 8, 8, 11, 13]


def test_front_matter_of_toml(tmp_path: Path) -> None:
    content = '+++\n# aligner: ignore a\ntitle = "Titel # 1"\n+++\nText.\n'
    document = read(saved(tmp_path, "a.md", content), language="de")
    assert about(document) == [("ignore a", "Titel # 1")]


def test_html(tmp_path: Path) -> None:
    page = (
        "<html><head><!-- aligner: ignore-file a --><title>T</title></head><body>\n"
        "<p>Eins <!-- aligner: ignore b --> <b>zwei</b> <!-- x --></p>\n"
        "<!--aligner: ignore c-->\n<ul><li>Punkt</li></ul>"
        "<p hidden><!-- aligner: ignore hidden --></p>"
        "<script><!-- aligner: ignore script --></script>"
        "<p>Ende <!-- aligner: ignore d</p>\n"
    )
    document = read(saved(tmp_path, "a.html", page), language="de")
    assert about(document) == [
        ("ignore-file a", "T"),
        ("ignore b", "Eins zwei"),
        ("ignore c", "Punkt"),
    ]
    assert lines(document, page) == [1, 2, 3]
    assert document.marks == ()


def test_only_the_article_keeps_the_comments_of_the_file() -> None:
    from aligner.readers.options import Reading
    from aligner.readers.web.html import read_html

    pytest.importorskip("trafilatura")
    sentence = "Die Konferenz nahm den Bericht an und wählte einen neuen Vorstand für drei Jahre. "
    page = (
        "<html><body><!-- aligner: ignore-file a --><div><ul><li>Teilen</li></ul></div><article>"
        f"<h1>Die Konferenz</h1><p>{sentence * 3}</p><!-- aligner: ignore b --><p>Danach "
        f"{sentence * 3}</p></article></body></html>"
    )
    raw = read_html("a.html", page.encode(), Reading(article=True))
    found = [(c.text, raw.text[c.span.start : c.span.end][:6]) for c in raw.comments]
    assert sorted(found) == [("ignore b", "Danach"), ("ignore-file a", "")]


WORD_COMMENTS = (
    '<w:comment w:id="0"><w:p><w:r><w:t>aligner: ignore a </w:t></w:r>'
    "<w:r><w:t>-- Grund</w:t></w:r></w:p></w:comment>"
    '<w:comment w:id="1"><w:p><w:r><w:t>Bitte prüfen</w:t></w:r></w:p></w:comment>'
    '<w:comment w:id="2"><w:p><w:r><w:t>aligner: ignore b</w:t></w:r></w:p></w:comment>'
)


def word() -> bytes:
    body = (
        f'<w:p><w:commentRangeStart w:id="0"/>{run("Eins.")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r><w:commentRangeStart w:id="1"/></w:p>'
        f'<w:commentRangeStart w:id="2"/><w:p/><w:p>{run("Zwei.")}'
        '<w:r><w:commentReference w:id="2"/></w:r></w:p>'
    )
    return zipped(docx_parts(body, {"comments.xml": ("comments", WORD_COMMENTS)}))


def open_document() -> bytes:
    note = "<office:annotation><text:p>{}</text:p></office:annotation>"
    body = (
        f"<text:p>{note.format('aligner: ignore a <text:span>-- Grund</text:span>')}Eins.</text:p>"
        f"<text:p>{note.format('aligner: ignore b')}</text:p>"
        f"<text:p>Zwei{note.format('Bitte prüfen')}.</text:p>"
    )
    return zipped(odt_parts(body))


def book() -> bytes:
    first = "<p>Eins<!-- aligner: ignore a \u2013 Grund -->.</p><!-- Bitte prüfen -->"
    return zipped(epub_parts([first, "<!-- aligner: ignore b --><p> </p><p>Zwei.</p>"]))


@pytest.mark.parametrize(
    ("name", "made"), [("a.docx", word), ("a.odt", open_document), ("a.epub", book)]
)
def test_documents_of_offices(tmp_path: Path, name: str, made: Callable[[], bytes]) -> None:
    document = read(saved(tmp_path, name, made()), language="de")
    assert document.text == "Eins.\nZwei."
    dash = "\u2013" if name == "a.epub" else "--"
    assert about(document) == [(f"ignore a {dash} Grund", "Eins."), ("ignore b", "Zwei.")]
    assert len({comment.raw for comment in document.comments}) == 2
    assert document.marks == ()


def test_a_chapter_of_comments_is_none_and_headings_have_none(tmp_path: Path) -> None:
    chapters = ["<!-- aligner: ignore-file a -->", "<h1>Die <!-- aligner: ignore b -->Glocke</h1>"]
    document = read(saved(tmp_path, "a.epub", zipped(epub_parts(chapters))), language="de")
    assert about(document) == [("ignore-file a", "Die Glocke"), ("ignore b", "Die Glocke")]
    assert document.origin
    assert document.origin.label(0) == "chapter 1 (Die Glocke), paragraph 1"


def test_subtitles(tmp_path: Path) -> None:
    content = (
        "WEBVTT\n\nNOTE aligner: ignore a\n\n00:01.000 --> 00:02.000\nDer Satz beginnt\n\n"
        "NOTE\naligner: ignore b\n-- Grund\n\nname\n00:02.100 --> 00:03.000\nund endet.\n- Nein!\n"
        "\nNOTE sonst etwas\n\n00:04.000 --> 00:05.000\nNOTE aligner: gesagt.\n\n"
        "NOTE aligner: ignore-file c\n"
    )
    document = read(saved(tmp_path, "a.vtt", content), language="de")
    assert about(document) == [
        ("ignore a", "Der Satz beginnt und endet."),
        ("ignore b -- Grund", "Der Satz beginnt und endet."),
        ("ignore b -- Grund", "Nein!"),
        ("ignore-file c", ""),
    ]
    assert lines(document, content) == [3, 8, 8, 22]
    assert document.texts[-1] == "NOTE aligner: gesagt."


def sides(bitext: Bitext) -> tuple[Told, Told]:
    return about(bitext.source), about(bitext.target)


def test_po(tmp_path: Path) -> None:
    content = (
        '# aligner: ignore-file a\nmsgid ""\nmsgstr "Language: hi\\n"\n\n'
        '# Für uns: aligner: ignore nothing\n# aligner: ignore b -- Grund\nmsgid "Haus"\n'
        'msgstr "घर"\n\n'
        '#. aligner: ignore c\n#: aligner: ignore place\nmsgid "%d Haus"\n'
        'msgid_plural "%d Häuser"\nmsgstr[0] "%d घर"\nmsgstr[1] "%d मकान"\n\n'
        '# aligner: ignore obsolete\n#~ msgid "alt"\n#~ msgstr "पुराना"\n\n'
        'msgid "Hof"\nmsgstr ""\n\n# aligner: ignore-file d\n'
    )
    found = read_bitext(saved(tmp_path, "a.po", content))
    source, target = sides(found)
    assert target == [
        ("ignore b -- Grund", "घर"),
        ("ignore c", "%d घर"),
        ("ignore c", "%d मकान"),
    ]
    assert source == [
        ("ignore b -- Grund", "Haus"),
        ("ignore c", "%d Haus"),
        ("ignore c", "%d Häuser"),
        ("ignore-file a", ""),
        ("ignore-file d", ""),
    ]
    assert lines(found.source, content) == [6, 10, 10, 1, 24]


XLIFF = """\
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="de" target-language="hi"><header><note>aligner: ignore-file a</note></header>
<body><trans-unit id="1"><source>Haus</source><target>घर</target>
<note from="x">aligner: ignore b -- Grund</note><note>Bitte prüfen</note></trans-unit>
<!-- aligner: ignore c -->
<trans-unit id="2"><source>Hof</source><!-- aligner: ignore d --><target/></trans-unit>
<trans-unit id="3" translate="no"><source>x</source><note>aligner: ignore e</note></trans-unit>
<!-- aligner: ignore-file f --></body></file></xliff>
"""
XLIFF_2 = """\
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" trgLang="hi">
<file id="f"><notes><note>aligner: ignore-file a</note></notes>
<unit id="1"><notes><note>aligner: ignore b</note></notes>
<segment><source>Haus</source><target>घर</target></segment>
<segment><source>Hof</source><target>आंगन</target></segment></unit></file></xliff>
"""
TMX = """\
<tmx version="1.4"><header srclang="de"><note>aligner: ignore-file a</note></header><body>
<tu><note>aligner: ignore b</note><tuv xml:lang="de"><note>aligner: ignore c</note>
<seg>Haus</seg></tuv><tuv xml:lang="hi"><seg>घर</seg></tuv></tu>
<tu><note>aligner: ignore d</note><tuv xml:lang="de"><seg>Hof</seg></tuv></tu></body></tmx>
"""


@pytest.mark.parametrize(
    ("name", "content", "source", "target", "at"),
    [
        (
            "a.xlf",
            XLIFF,
            [("ignore b -- Grund", "Haus"), ("ignore c", "Hof"), ("ignore d", "Hof"),
             ("ignore-file a", ""), ("ignore e", ""), ("ignore-file f", "")],
            [("ignore b -- Grund", "घर")],
            [4, 5, 6, 2, 7, 8],
        ),
        (
            "b.xlf",
            XLIFF_2,
            [("ignore b", "Haus"), ("ignore b", "Hof"), ("ignore-file a", "")],
            [("ignore b", "घर"), ("ignore b", "आंगन")],
            [3, 3, 2],
        ),
        (
            "a.tmx",
            TMX,
            [("ignore b", "Haus"), ("ignore c", "Haus"), ("ignore-file a", ""), ("ignore d", "")],
            [("ignore b", "घर"), ("ignore c", "घर")],
            [2, 2, 1, 4],
        ),
    ],
)  # fmt: skip
def test_xml(
    tmp_path: Path, name: str, content: str, source: Told, target: Told, at: list[int]
) -> None:
    found = read_bitext(saved(tmp_path, name, content))
    assert sides(found) == (source, target)
    assert lines(found.source, content) == at


BLOCK = st.sampled_from(["Ein Satz.", "- Punkt", "> Zitat", "# Titel", "```\ncode\n```"])


@given(st.lists(BLOCK, min_size=1, max_size=6), st.data())
def test_a_comment_between_blocks_is_about_the_next_one(
    blocks: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(blocks)))
    numbered = [f"{block} {n}" if "`" not in block else block for n, block in enumerate(blocks)]
    numbered.append("Ende.")
    comment = "<!-- aligner: ignore a -->"
    text = "\n\n".join([*numbered[:place], comment, *numbered[place:]])
    raw = read_markdown("a.md", text.encode())
    (found,) = raw.comments
    assert text[found.raw :].startswith(comment)
    wanted = numbered[place]
    if "`" in wanted:
        before = [each for each in numbered[:place] if "`" not in each]
        start = sum(len(each.lstrip("->#` ")) + 1 for each in before)
        assert found.span.start == max(0, start - 1)
    else:
        assert raw.text[found.span.start : found.span.end] == wanted.lstrip("-># ")
