"""XML that means harm, in the two formats that are XML."""

from itertools import pairwise

import pytest

from aligner.readers.bitexts.xml import xml_text
from aligner.readers.options import Reading
from tests.readers.refused import refused

HEADS = {
    "a.xlf": "<xliff version='1.2'><file source-language='de' target-language='hi'><body>"
    "<trans-unit id='1'><source>",
    "a.tmx": "<tmx version='1.4'><header srclang='de'/><body><tu><tuv xml:lang='de'><seg>",
}
NEXT = "<!ENTITY {} '{}'>"
BOMB = (
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(NEXT.format(b, f"&{a};" * 10) for a, b in pairwise("abcdefghi"))
    + "]>"
)


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://localhost:1/x.dtd'> %p;]>",
        "<!DOCTYPE x [<!ATTLIST x a CDATA 'aaaaaaaa'>]>",
    ],
    ids=["bomb", "file", "parameter", "attributes"],
)
def test_declarations(name: str, doctype: str) -> None:
    message = refused(name, f"{doctype}{HEADS[name]}&i;")
    assert message == (
        "line 1: a DOCTYPE that declares entities or the like. Mend it, or export the file anew."
    )


@pytest.mark.parametrize("name", HEADS)
def test_a_doctype_that_names_a_file_is_not_fetched(name: str) -> None:
    doctype = '<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">'
    assert refused(name, f"{doctype}{HEADS[name]}&nbsp;") == (
        'line 1: the entity "&nbsp;", which the file does not define. '
        "Mend it, or export the file anew."
    )


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("<g>" * 100_000, "line 1: nested deeper than 200 elements. "),
        ("<x/>" * 100_001, "line 1: an entry of more than 100,000 parts. "),
        ("Haus</seg>", "no well-formed XML (mismatched tag). "),
        ("Haus", "no well-formed XML (no element found). "),
        ("&#1;", "no well-formed XML (reference to invalid character number). "),
        ("\x01", "no well-formed XML (not well-formed (invalid token)). "),
        ("<p:g/>", "no well-formed XML (unbound prefix). "),
        ("\n<g id='1' id='2'/>", "no well-formed XML (duplicate attribute). "),
    ],
    ids=["deep", "many", "crossed", "cut off", "number", "control", "prefix", "twice"],
)
def test_damage(name: str, rest: str, message: str) -> None:
    if rest.startswith("Haus</seg>") and name == "a.tmx":
        rest = "Haus</source>"
    assert message in refused(name, HEADS[name] + rest)


def test_where() -> None:
    assert refused("a.tmx", "<tmx>\n<body>\nä & b</body></tmx>").startswith("line 3, column 4: ")


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty. "),
        (b" \n", "only white space. "),
        (b"%PDF-1.7", "binary content (PDF document), not text. "),
        (b"PK\x03\x04\x00\x00\x00\x00", "binary content (ZIP archive"),
        (b"<html/>", "begins <html>, not <"),
        (b"text", "line 1, column 1: no well-formed XML (syntax error). "),
        (b"<?xml version='1.0' encoding='x-y'?><a/>", "unknown encoding 'x-y'. "),
    ],
)
def test_another_kind_of_file(name: str, content: bytes, message: str) -> None:
    assert refused(name, content).startswith(message)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8", "utf-16", "UTF-16"])
def test_encodings(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>\n<a>Größe</a>"
    assert xml_text("a", text.encode(encoding), Reading()).text == text


def test_the_encoding_given_counts() -> None:
    data = "<?xml version='1.0' encoding='iso-8859-1'?><a>Größe</a>".encode()
    assert "Größe" in xml_text("a", data, Reading("utf-8")).text


def test_half_a_character() -> None:
    data = HEADS["a.xlf"].encode() + b"+2Dw-"
    assert "not well-formed" in refused("a.xlf", data, Reading("utf-7"))
