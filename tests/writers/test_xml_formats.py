"""TMX and XLIFF: what their schemas ask for, and what comes back when they are read."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bitext
from aligner.readers.bitexts.tmx import read_tmx
from aligner.readers.bitexts.xliff import read_xliff
from aligner.readers.options import AS_USUAL
from aligner.readers.pairs import Pairs
from aligner.writers import written
from tests.report import samples as reports
from tests.writers import samples

NOTE = "{urn:oasis:names:tc:xliff:document:2.0}note"
XML = "{http://www.w3.org/XML/1998/namespace}"
READERS = {"tmx": read_tmx, "xliff": read_xliff}
BITEXTS = {
    "plain": samples.PLAIN,
    "mirrored": samples.MIRRORED,
    "merged": samples.MERGED,
    "moved": samples.moved(samples.PLAIN),
    "hostile": samples.HOSTILE,
}


def root(bitext: Bitext, form: str) -> ET.Element:
    return ET.fromstring(written(bitext, form).texts[""].encode())


def back(bitext: Bitext, form: str) -> Pairs:
    data = written(bitext, form).texts[""].encode()
    return READERS[form](f"a.{form}", data, AS_USUAL)


def names(element: ET.Element) -> list[str]:
    return [child.tag.rpartition("}")[2] for child in element]


def attributes(element: ET.Element) -> set[str]:
    return set(element.attrib)


def in_order(given_names: list[str], *order: str) -> bool:
    return given_names == sorted(given_names, key=order.index)


@pytest.mark.parametrize("bitext", BITEXTS.values(), ids=BITEXTS)
def test_tmx_holds_to_its_dtd(bitext: Bitext) -> None:
    """<!ELEMENT tmx (header, body)>, <!ELEMENT tu ((note|prop)*, tuv+)>, and so on."""
    tmx = root(bitext, "tmx")
    assert (tmx.tag, dict(tmx.attrib), names(tmx)) == (
        "tmx",
        {"version": "1.4"},
        ["header", "body"],
    )
    header, body = tmx
    assert attributes(header) == {
        *("creationtool", "creationtoolversion", "segtype", "o-tmf"),
        *("adminlang", "srclang", "datatype"),
    }
    assert header.get("segtype") == "sentence"
    assert header.get("srclang") == bitext.source.language
    assert len(body) == sum(bead.aligned for bead in bitext.beads)
    assert len({tu.get("tuid") for tu in body}) == len(body)
    for tu in body:
        assert tu.tag == "tu"
        assert attributes(tu) <= {"tuid"}
        assert in_order(names(tu), "prop", "tuv")
        languages = [tuv.get(f"{XML}lang") for tuv in tu.iter("tuv")]
        assert languages == [bitext.source.language, bitext.target.language]
        assert all(names(tuv) == ["seg"] for tuv in tu.iter("tuv"))
        assert all(attributes(prop) == {"type"} for prop in tu.iter("prop"))


@pytest.mark.parametrize("bitext", BITEXTS.values(), ids=BITEXTS)
def test_xliff_holds_to_its_schema(bitext: Bitext) -> None:
    core = "{urn:oasis:names:tc:xliff:document:2.0}"
    xliff = root(bitext, "xliff")
    assert xliff.tag == f"{core}xliff"
    assert dict(xliff.attrib) == {
        "version": "2.1",
        "srcLang": bitext.source.language,
        "trgLang": bitext.target.language,
    }
    assert names(xliff) == ["file"]
    (file,) = xliff
    assert attributes(file) == {"id", "original"}
    assert set(names(file)) == {"unit"}
    assert len(file) == sum(bool(bead.source) for bead in bitext.beads)
    assert len({unit.get("id") for unit in file}) == len(file)
    for unit in file:
        assert str(unit.get("id")).isalnum()
        assert in_order(names(unit), "notes", "segment")
        assert names(unit).count("segment") == 1
        segment = unit.find(f"{core}segment")
        assert segment is not None
        assert names(segment) in (["source"], ["source", "target"])
        assert segment.get("state") == ("translated" if len(segment) == 2 else None)
        assert all(attributes(side) == {f"{XML}space"} for side in segment)


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("bitext", [BITEXTS[n] for n in ("plain", "mirrored", "merged", "moved")])
def test_what_is_written_can_be_read(bitext: Bitext, form: str) -> None:
    found = back(bitext, form)
    assert (found.source_language, found.target_language) == (
        bitext.source.language,
        bitext.target.language,
    )
    assert [(pair.source.text, pair.target.text) for pair in found.pairs] == [
        bitext.texts(bead)
        for bead in bitext.beads
        if bead.aligned or (bead.source and form == "xliff")
    ]


def test_what_was_moved_is_marked() -> None:
    tmx, xliff = (root(samples.moved(samples.PLAIN), form) for form in ("tmx", "xliff"))
    assert [tu.get("tuid") for tu in tmx.iter("tu") if "x-moved" in kinds(tu)] == ["1"]
    assert [note.get("category") for note in xliff.iter(NOTE)] == ["moved"]
    assert "x-moved" not in {
        kind for tu in root(samples.PLAIN, "tmx").iter("tu") for kind in kinds(tu)
    }
    assert not list(root(samples.PLAIN, "xliff").iter(NOTE))


def kinds(tu: ET.Element) -> Iterator[str]:
    return (str(prop.get("type")) for prop in tu.iter("prop"))


def test_notes() -> None:
    assert written(samples.PLAIN, "tmx").notes == (
        "1 bead with an empty side left out: TMX holds none",
    )
    assert written(samples.PLAIN, "xliff").notes == ()
    assert written(samples.MIRRORED, "xliff").notes == (
        "1 addition to the translation left out: XLIFF holds none",
    )
    assert written(samples.MERGED, "xliff").notes == ()


@pytest.mark.parametrize("form", ["tmx", "xliff", "html"])
def test_what_xml_cannot_hold_is_left_out(form: str) -> None:
    assert written(samples.HOSTILE, form).notes[-1] == (
        "4 characters that XML cannot hold left out"
    )
    text = written(samples.HOSTILE, form).texts[""]
    assert "\x1b" not in text
    assert "\ud83d" not in text
    assert "[red]markup[/red]" in text


SENTENCE = st.text(min_size=1).filter(str.strip)


@given(st.lists(st.tuples(SENTENCE, SENTENCE), min_size=1, max_size=4), st.sampled_from([*READERS]))
def test_any_text(rows: list[tuple[str, str]], form: str) -> None:
    bitext = reports.bitext(
        reports.document('a"<&.txt', "de", [row[0] for row in rows]),
        reports.document("b.txt", "hi", [row[1] for row in rows]),
        *[(1, 1)] * len(rows),
    )
    found = back(bitext, form)
    assert len(found.pairs) == len(rows)
    for pair, row in zip(found.pairs, rows, strict=True):
        for side, text in zip((pair.source, pair.target), row, strict=True):
            kept = "".join(c for c in text if c in "\t\n\r" or _is_xml(c))
            assert side.text.split() == kept.split()


def _is_xml(character: str) -> bool:
    return (
        character >= " "
        and not "\ud800" <= character <= "\udfff"
        and character not in "\ufffe\uffff"
    )
