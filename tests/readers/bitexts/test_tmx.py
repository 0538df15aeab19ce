import pytest

from aligner.bitext import Mark, Span
from aligner.readers.bitexts.tmx import read_tmx
from aligner.readers.options import AS_USUAL, Reading
from aligner.readers.pairs import Pairs, bitext
from tests.readers.letter_places import assert_in_place, expected, place_of
from tests.readers.refused import refused


def memory(units: str, source: str = "de-DE") -> str:
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="x" srclang="{source}"><note>n</note></header>\n<body>\n'
        f"{units}</body></tmx>"
    )


def unit(id_: str = "", **texts: str) -> str:
    variants = "".join(
        f'<tuv xml:lang="{code.replace("_", "-")}"><prop type="x">p</prop><seg>{text}</seg></tuv>\n'
        for code, text in texts.items()
    )
    name = f' tuid="{id_}"' if id_ else ""
    return f"<tu{name}>{variants}</tu>\n"


def pairs(content: str, reading: Reading = AS_USUAL) -> Pairs:
    return read_tmx("a.tmx", content.encode(), reading)


def texts(content: str, reading: Reading = AS_USUAL) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in pairs(content, reading).pairs]


def test_the_header_names_the_source() -> None:
    content = memory(
        unit("k1", hi_IN="एक &lt; दो।", de_DE="Eins\n  und zwei.") + unit(hi_IN="", de_DE="a")
    )
    assert texts(content) == [("Eins und zwei.", "एक < दो।"), ("a", "")]
    found = bitext(pairs(content), None, None)
    assert found.ids == ("k1", "2")
    assert (found.source.language, found.target.language) == ("de-DE", "hi-IN")
    assert found.target.origin is not None
    assert found.target.origin.label(0) == "tu k1"
    assert place_of(found.source, "zwei") == expected(content, "zwei")
    for document in (found.source, found.target):
        assert_in_place(document, content)


@pytest.mark.parametrize("source", ["*all*", "*ALL*", "fr"])
def test_a_header_without_a_source_that_is_there(source: str) -> None:
    assert texts(memory(unit(hi="एक", de="eins"), source)) == [("एक", "eins")]


def test_a_unit_names_the_source_where_the_header_does_not() -> None:
    content = memory(unit(hi="एक", de_DE="eins").replace("<tu>", '<tu srclang="de-DE">'), "*all*")
    assert texts(content) == [("eins", "एक")]


def test_codes() -> None:
    (pair,) = pairs(
        memory(
            unit(
                de='Ein <bpt i="1">&lt;b&gt;</bpt>Hof<ept i="1">&lt;/b&gt;</ept> <ph x="1"/>.',
                hi='एक <hi type="bold">आँगन</hi> <ph>{0}<sub>no</sub></ph><it/>',
            )
        )
    ).pairs
    assert pair.source.text == "Ein Hof ."
    assert [mark.value for mark in pair.source.marks] == ["<b>", "</b>", '<ph x="1">']
    assert pair.target.marks == (
        Mark(Span(3, 7), "tag", '<hi type="bold">'),
        Mark(Span(7, 7), "tag", "{0}no"),
        Mark(Span(7, 7), "tag", "<it>"),
    )


def test_more_than_two_languages() -> None:
    content = memory(
        unit(de_DE="eins", de_AT="ans", hi="एक", th="หนึ่ง") + unit(de_DE="zwei", th="สอง")
    )
    assert texts(content) == [("eins", "एक")]
    assert pairs(content).notes == (
        "a.tmx: has de-DE, de-AT, hi, th; de-DE and hi were taken. "
        "Choose with --source-language and --target-language.",
        "a.tmx: 1 unit left out: not in both de-DE and hi",
    )
    wanted = Reading(source_language="th", target_language="de")
    assert texts(content, wanted) == [("หนึ่ง", "eins"), ("สอง", "zwei")]
    assert texts(content, Reading(target_language="de-AT")) == [("eins", "ans")]
    assert refused("a.tmx", content, Reading(target_language="fr")) == (
        "has no fr, only de-DE, de-AT, hi, th."
    )


def test_the_first_text_of_a_language_counts() -> None:
    twice = unit(de="a", hi="b").replace("</tu>", '<tuv lang="DE"><seg>c</seg></tuv></tu>')
    found = pairs(memory(twice))
    assert [(pair.source.text, pair.target.text) for pair in found.pairs] == [("a", "b")]
    assert found.notes == ("a.tmx: 1 further text left out: the first of a language counts",)


@pytest.mark.parametrize(
    ("units", "message"),
    [
        ("", "no pairs in it. Give a file with at least one."),
        (unit(de="a"), "two languages are needed, and it has only de."),
        (
            "<tu><tuv><seg>a</seg></tuv></tu>",
            "a <tuv> of unit 1 names no language. Give each the attribute xml:lang.",
        ),
        ("<tu/>", "two languages are needed, and it has none."),
    ],
)
def test_no_pairs(units: str, message: str) -> None:
    assert refused("a.tmx", memory(units)) == message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    content = memory(unit(de="Größe", fr="Été"), "de").replace(
        '"1.0"', f'"1.0" encoding="{encoding.removesuffix("-sig").removesuffix("-le")}"'
    )
    (pair,) = read_tmx("a.tmx", content.encode(encoding), AS_USUAL).pairs
    assert (pair.source.text, pair.target.text) == ("Größe", "Été")
    assert (pair.source.line, pair.source.column) == expected(content, "Größe")
