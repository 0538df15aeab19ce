import pytest

from aligner.bitext import Bitext, Mark, Span
from aligner.readers.bitexts.xliff import read_xliff
from aligner.readers.options import AS_USUAL
from aligner.readers.pairs import Pairs, bitext
from tests.readers.letter_places import assert_in_place, expected, place_of


def old(units: str, attributes: str = 'source-language="de-DE" target-language="hi-IN"') -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" '
        'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0">\n'
        f'<file original="ä.docx" {attributes}><header><sdl:note><source>no</source></sdl:note>'
        f"</header><body>\n{units}\n</body></file></xliff>"
    )


def new(units: str) -> str:
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" '
        'trgLang="hi" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">\n'
        f'<file id="f1">{units}</file></xliff>'
    )


def unit(inner: str, id_: str = "1", attributes: str = "") -> str:
    return f'<trans-unit id="{id_}" {attributes}>{inner}</trans-unit>\n'


def pairs(content: str) -> Pairs:
    return read_xliff("a.xlf", content.encode(), AS_USUAL)


def made(content: str) -> Bitext:
    return bitext(pairs(content), None, None)


def texts(content: str) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in pairs(content).pairs]


def test_units() -> None:
    content = old(
        unit("<source>Ein Haus &amp; Hof.</source>\n<target>एक घर।</target>", "a")
        + unit("<source>Leer</source><target/>", "b")
        + unit("<source>Ohne</source>", "c")
    )
    assert texts(content) == [("Ein Haus & Hof.", "एक घर।"), ("Leer", ""), ("Ohne", "")]
    found = made(content)
    assert found.ids == ("a", "b", "c")
    assert (found.source.language, found.target.language) == ("de-DE", "hi-IN")
    assert found.source.origin is not None
    assert found.source.origin.label(found.source.segments[1].start) == "unit b"
    assert place_of(found.source, "Hof.") == expected(content, "Hof.")
    assert place_of(found.target, "घर") == expected(content, "घर")
    for document in (found.source, found.target):
        assert_in_place(document, content)


def test_codes() -> None:
    content = old(
        unit(
            '<source>Der <g id="1">alte <x id="2"/>Hof</g> in <bpt id="3">&lt;b&gt;</bpt>Bonn'
            '<ept id="3">&lt;/b&gt;</ept><mrk mtype="x-term">.</mrk></source>'
            '<target>पुराना <ph id="4" equiv-text="{}">{0}</ph> <bx id="5" rid="1"/></target>'
        )
    )
    (pair,) = pairs(content).pairs
    assert pair.source.text == "Der alte Hof in Bonn."
    assert pair.source.marks == (
        Mark(Span(9, 9), "tag", '<x id="2">'),
        Mark(Span(4, 12), "tag", '<g id="1">'),
        Mark(Span(16, 16), "tag", '<bpt id="3">'),
        Mark(Span(20, 20), "tag", '<ept id="3">'),
    )
    assert pair.target.text == "पुराना"
    assert [(mark.span, mark.value) for mark in pair.target.marks] == [
        (Span(6, 6), '<ph id="4">'),
        (Span(6, 6), '<bx id="5">'),
    ]
    found = made(content)
    assert place_of(found.source, "Bonn") == expected(content, "Bonn")
    assert_in_place(found.source, content)


def test_segments_of_a_unit() -> None:
    def mark(number: int, text: str) -> str:
        return f'<mrk mtype="seg" mid="{number}">{text}</mrk>'

    content = old(
        unit(
            "<source>Eins. Zwei. Drei.</source><seg-source><g id='9'>"
            f"{mark(1, 'Eins.')} {mark(2, 'Zwei.')}</g> {mark(3, 'Drei.')}</seg-source>"
            f"<target>{mark(3, 'तीन।')} {mark(1, 'एक।')} {mark(4, 'चार।')}</target>",
            "u",
        )
    )
    assert texts(content) == [("Eins.", "एक।"), ("Zwei.", ""), ("Drei.", "तीन।"), ("", "चार।")]
    assert [pair.id for pair in pairs(content).pairs] == ["u/1", "u/2", "u/3", "u/4"]
    assert pairs(content).pairs[2].source.label == "unit u, segment 3"


@pytest.mark.parametrize("target", ["<target>  </target>", "<target/>", ""])
def test_segments_that_are_not_translated(target: str) -> None:
    seg = '<seg-source><mrk mtype="seg" mid="1">Eins.</mrk></seg-source>'
    assert texts(old(unit(f"<source>Eins.</source>{seg}{target}"))) == [("Eins.", "")]


def test_a_target_without_segments_belongs_to_the_unit() -> None:
    seg = '<seg-source><mrk mtype="seg" mid="1">Eins.</mrk></seg-source>'
    content = old(unit(f"<source>Eins. </source>{seg}<target>एक।</target>"))
    assert texts(content) == [("Eins.", "एक।")]


def test_what_is_not_to_be_translated_is_left_out() -> None:
    inner = "<source>a</source><target>b</target>"
    yes = unit(inner, "y", 'translate="yes"')
    content = old(
        unit(inner, attributes='translate="no"')
        + f'<group translate="no">{unit(inner)}{yes}</group>'
        + unit("<source>c</source><target state='needs-translation'>c</target>")
        + unit(
            "<source>d</source><target state='needs-review-translation'>e</target>",
            "z",
            'approved="no"',
        )
    )
    assert [pair.id for pair in pairs(content).pairs] == ["y", "z"]
    assert pairs(content).notes == (
        'a.xlf: 2 units left out: translate="no"',
        'a.xlf: 1 unit left out: not translated yet, by state="needs-translation"',
    )


def test_other_texts_of_a_unit_are_none_of_it() -> None:
    content = old(
        unit(
            "<source>a</source><alt-trans><source>x</source><target>y</target></alt-trans>"
            "<sdl:target>z</sdl:target><note>n</note><target>b<mrk mtype='x-sdl-deleted'>c</mrk>"
            "</target>"
        )
    )
    assert texts(content) == [("a", "b")]


def test_a_code_that_trados_has_divided_is_one() -> None:
    content = old(
        unit(
            "<source>x</source><target>a <mrk mtype='x-sdl-deleted'>"
            "<g id='7' sdl:end='false'>no</g></mrk><g id='7' sdl:end='false'>b</g> "
            "<mrk mtype='x-sdl-added'><g id='7' sdl:start='false'>c</g></mrk></target>"
        )
    )
    (pair,) = pairs(content).pairs
    assert pair.target.text == "a b c"
    assert [mark.value for mark in pair.target.marks] == ['<g id="7">']


def test_codes_that_phrase_writes_into_the_text() -> None:
    one = "<source>{1&gt;Ein <![CDATA[{b>Haus]]>&lt;b}&lt;1} &lt; {2}</source><target>{3}</target>"
    content = old(unit(one)).replace(
        "<trans-unit", "<trans-unit xmlns:m='http://www.memsource.com/mxlf/2.0' m:x=''"
    )
    (pair,) = pairs(content).pairs
    assert (pair.source.text, pair.target.text) == ("Ein Haus < {2}", "{3}")
    assert [(mark.span.start, mark.value) for mark in pair.source.marks] == [
        (0, "{1>"),
        (4, "{b>"),
        (8, "<b}"),
        (8, "<1}"),
    ]
    assert_in_place(made(content).source, content)
    assert pairs(old(unit(one))).pairs[0].source.text == "{1>Ein {b>Haus<b}<1} < {2}"


def test_files_of_other_languages() -> None:
    one = old(unit("<source>a</source><target>b</target>"))
    other = one.partition("<file")[2].partition("</xliff>")[0].replace("hi-IN", "th")
    content = one.replace("</xliff>", f"<file{other}</xliff>")
    assert texts(content) == [("a", "b")]
    assert pairs(content).notes == ("a.xlf: 1 unit left out: of other languages than those before",)


def test_a_language_that_nobody_knows() -> None:
    units = unit("<source>Das ist ein Haus am Wald.</source><target>यह एक घर है।</target>")
    found = pairs(old(units, 'source-language="x-none" target-language="hi"'))
    assert found.notes == (
        'a.xlf: its language "x-none" is unknown, and was found out from the text',
    )
    assert bitext(found, None, None).source.language == "de"


def test_version_2() -> None:
    content = new(
        '<unit id="1"><mtc:matches><mtc:match><source>x</source><target>y</target></mtc:match>'
        '</mtc:matches><segment id="s1" state="final"><source>Ein <pc id="1">Haus</pc>.</source>'
        '<target><sc id="1"/>एक<ec startRef="1"/> घर।</target></segment><ignorable><source> '
        '</source></ignorable><segment id="s2"><source>Zwei <cp hex="0001"/>\n    Höfe</source>'
        '</segment></unit><group translate="no"><unit id="2"><segment><source>n</source>'
        '</segment></unit></group><unit id="3"><segment state="initial"><source>i</source>'
        "</segment></unit>"
    )
    assert texts(content) == [("Ein Haus.", "एक घर।"), ("Zwei Höfe", "")]
    first, second = pairs(content).pairs
    assert [mark.value for mark in first.source.marks] == ['<pc id="1">']
    assert [mark.value for mark in first.target.marks] == ['<sc id="1">', '<ec startRef="1">']
    assert (first.id, second.source.label) == ("1/s1", "unit 1, segment s2")
    assert pairs(content).notes == (
        'a.xlf: 1 unit left out: translate="no"',
        'a.xlf: 1 unit left out: not translated yet, by state="initial"',
    )
    assert_in_place(made(content).source, content)


def test_space_of_the_text_stays_and_that_of_the_layout_goes() -> None:
    content = old(unit("<source>\n   Ein  Haus\u00a0: <![CDATA[a < b]]>\r\n   </source>"))
    assert texts(content) == [("Ein  Haus\u00a0: a < b", "")]
    assert_in_place(made(content).source, content)
