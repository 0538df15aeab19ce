from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.readers import safe_xml
from aligner.readers.safe_xml import xml_root


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        xml_root("a.xml", data)
    return str(caught.value)


def test_comments_are_no_part_of_the_text() -> None:
    root = xml_root("a.xml", "<a>Grö<!-- x -->ße<?x y?>n</a>".encode())
    assert root.text == "Größen"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY x "y">', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY % x SYSTEM "a"> %x;'],
)
@pytest.mark.parametrize("root", ["<a>&x;</a>", '<a b="&x;"/>', "<a/>"])
def test_entities_are_refused(declared: str, root: str, codec: str) -> None:
    data = f"<!DOCTYPE a [{declared}]>{root}".encode(codec)
    assert refusal(data) == "a.xml: its DOCTYPE declares entities. Save it without them."


def test_a_billion_laughs() -> None:
    levels = "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(9))
    text = f'<!DOCTYPE a [<!ENTITY x0 "ha">{levels}]><a b="&x9;">&x9;</a>'
    assert "declares entities" in refusal(text.encode())


def test_a_doctype_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text('<!ENTITY x "secret">')
    data = f'<!DOCTYPE a SYSTEM "{tmp_path}/a.dtd"><a>text</a>'.encode()
    assert xml_root("a.xml", data).text == "text"


def test_depth() -> None:
    assert "nested deeper than 256" in refusal(b"<a>" * 100_000 + b"</a>" * 100_000)


def test_many_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_TAGS", 4)
    assert xml_root("a.xml", b"<a><b/></a>").tag == "a"
    assert "more than 4 tags" in refusal(b'<a><b c="" d=""/></a>')


def test_a_huge_text() -> None:
    assert "more than 10 MB in one element" in refusal(b"<a>" + b"x" * 11_000_000 + b"</a>")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "damaged XML"),
        (b"text", "damaged XML at line 1, column 1"),
        (b"<a>\n<b></a>", "damaged XML at line 2, column 8"),
        (b"<a>&nbsp;</a>", "Entity 'nbsp' not defined"),
        (b'<?xml version="1.0" encoding="none"?><a/>', "Unsupported encoding"),
        (b"<a>\0</a>", "damaged XML at line 1"),
    ],
)
def test_damage(data: bytes, says: str) -> None:
    assert says in refusal(data)
