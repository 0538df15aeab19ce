import re

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.bitext import Bitext
from aligner.readers.bitexts.po import read_po
from aligner.readers.options import AS_USUAL
from aligner.readers.pairs import Pairs, bitext
from tests.readers.letter_places import assert_in_place, expected, place_of
from tests.readers.refused import refused

HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: hi_IN\\n"\n\n'
)
CATALOGUE = (
    HEADER
    + r"""#: a.c:1
#, c-format
msgctxt "menu"
msgid "Datei \"%s\" öffnen\n"
msgstr "\"%s\" फ़ाइल खोलें\n"

#, fuzzy
#| msgid "Früher"
msgid ""
"Ein langer Satz, der "
"auf zwei Zeilen steht.\tEnde"
msgstr "लंबा वाक्य।"

msgid "%d Haus"
msgid_plural "%d Häuser"
msgstr[0] "%d घर"
msgstr[1] "%d मकान"

msgid "Leer"
msgstr ""

#~ msgid "Alt"
#~ msgstr "पुराना"
"""
)


def pairs(content: str) -> Pairs:
    return read_po("a.po", content.encode(), AS_USUAL)


def made(content: str) -> Bitext:
    return bitext(pairs(content), None, None)


def texts(content: str) -> list[tuple[str, str]]:
    return [(pair.source.text, pair.target.text) for pair in pairs(content).pairs]


def test_entries() -> None:
    assert texts(CATALOGUE) == [
        ('Datei "%s" öffnen', '"%s" फ़ाइल खोलें'),
        ("Ein langer Satz, der auf zwei Zeilen steht.\tEnde", "लंबा वाक्य।"),
        ("%d Haus", "%d घर"),
        ("%d Häuser", "%d मकान"),
        ("Leer", ""),
    ]
    assert pairs(CATALOGUE).notes == ("a.po: 1 fuzzy entry taken like the others",)


def test_places() -> None:
    found = made(CATALOGUE)
    assert (found.source.language, found.target.language) == ("de", "hi-IN")
    assert found.ids == ("9", "14", "19[0]", "19[1]", "24")
    assert place_of(found.source, "öffnen") == expected(CATALOGUE, "öffnen")
    assert place_of(found.source, "zwei") == expected(CATALOGUE, "zwei")
    assert place_of(found.source, "Häuser") == expected(CATALOGUE, "Häuser")
    assert place_of(found.target, "मकान") == expected(CATALOGUE, "मकान")
    assert found.source.origin is not None
    labels = [found.source.origin.label(segment.start) for segment in found.source.segments]
    assert labels == [
        "msgid line 9",
        "msgid line 14",
        "msgid line 19, [0]",
        "msgid line 19, [1]",
        "msgid line 24",
    ]
    for document in (found.source, found.target):
        assert_in_place(document, CATALOGUE)


def test_one_form_stands_for_any_number() -> None:
    content = 'msgid "%d Haus"\nmsgid_plural "%d Häuser"\nmsgstr[0] "บ้าน %d หลัง"\n'
    assert texts(content) == [("%d Häuser", "บ้าน %d หลัง")]


def test_line_ends_and_marks_of_other_systems() -> None:
    data = b"\xef\xbb\xbf" + CATALOGUE.replace("\n", "\r\n").encode()
    found = read_po("a.po", data, AS_USUAL)
    assert [pair.source.text for pair in found.pairs] == [row[0] for row in texts(CATALOGUE)]
    assert [pair.source.line for pair in found.pairs][:2] == [9, 15]


def test_the_charset_of_the_header() -> None:
    content = HEADER.replace("UTF-8", "ISO-8859-15").replace("hi_IN", "de_DE.ISO-8859-15")
    content += 'msgid "Size €"\nmsgstr "Größe €"\n'
    found = read_po("a.po", content.encode("iso-8859-15"), AS_USUAL)
    assert found.pairs[0].target.text == "Größe €"
    assert (found.target_language, found.notes) == ("de-DE", ())


@pytest.mark.parametrize(
    ("written", "language"),
    [("pt_BR", "pt-BR"), ("sr@latin", "sr-Latn"), ("ca@valencia", "ca"), ("", None)],
)
def test_languages(written: str, language: str | None) -> None:
    found = pairs(HEADER.replace("hi_IN", written) + 'msgid "a"\nmsgstr "b"\n')
    assert (found.target_language, found.notes) == (language, ())


def test_a_template() -> None:
    header = HEADER.replace("UTF-8", "CHARSET").replace("hi_IN", "")
    assert texts(header + 'msgid "Größe"\nmsgstr ""\n') == [("Größe", "")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('msgid "a"\nmsgstr "b\n', 'line 2: neither a keyword with a text in "" nor more of one'),
        ('msgid "a"\n\nmsgstr b\n', 'line 3: neither a keyword with a text in "" nor more of one'),
        ('"a"\n', 'line 1: neither a keyword with a text in "" nor more of one'),
        ('msgid "a"\n# x\n"b"\n', 'line 3: neither a keyword with a text in "" nor more of one'),
        ('msgid "a"\n', "line 1: an entry without msgstr"),
        ('\nmsgstr "a"\n', "line 2: an entry without msgid"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', "line 1: an entry without msgstr"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "line 3: a second msgstr in one entry"),
        ("Haus\tघर\n", 'line 1: neither a keyword with a text in "" nor more of one'),
    ],
)
def test_damage(content: str, message: str) -> None:
    assert refused("a.po", content) == f"{message}. Mend it; `msgfmt -c` finds such faults."


def test_a_long_string_takes_linear_time() -> None:
    refused("a.po", 'msgid "' + "\\" * 1_000_001)
    assert len(pairs('msgid "' + "\\\\" * 300_000 + '"\nmsgstr ""').pairs[0].source.text) == 300_000


PRINTABLE = st.text(
    st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.sampled_from('\n\t"\\')
)


@given(st.lists(st.tuples(PRINTABLE.filter(str.strip), PRINTABLE), min_size=1, max_size=4))
def test_reads_what_polib_writes(rows: list[tuple[str, str]]) -> None:
    catalogue = polib.POFile(wrapwidth=30)
    for source, target in rows:
        catalogue.append(polib.POEntry(msgid=source, msgstr=target))
    assert texts(str(catalogue)) == [(_on_one_line(a), _on_one_line(b)) for a, b in rows]
    assert_in_place(made(str(catalogue)).source, str(catalogue))


def _on_one_line(text: str) -> str:
    return re.sub(r"[ \t]*\n[ \t\n]*", " ", text.strip())
