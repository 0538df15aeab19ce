"""Links, images, code and tags that the text does not show."""

import pytest

from aligner.bitext import Mark, Span
from aligner.entities.links import LinkKind, file_key, read_links, translated_site
from aligner.entities.marked import code_key, with_links, with_placeholders
from aligner.entities.markup import Kind
from aligner.entities.placeholders import read_placeholders

AT = Span(0, 4)


def key(address: str) -> str:
    return with_links((), (Mark(AT, "link", address),))[0].key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/de/a/", "http://example.org/hi/a?utm_source=x", True),
        ("https://example.org/a", "https://example.org/b", False),
        ("//example.org/a", "https://example.org/a", True),
        ("/de/hilfe", "/hi/madad", True),  # pages of a site are named in its language
        ("kapitel1.md", "kapitel2.md", False),
        ("../de/kapitel.md#eins", "../hi/kapitel.md#ek", True),
        ("handbuch_de.pdf", "handbuch_hi.pdf", True),
        ("mailto:A@example.org?subject=Frage", "mailto:a@example.org", True),
        ("tel:+4930123", "tel:+4930124", False),
    ],
)
def test_what_a_link_leads_to(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


def test_kinds_of_links() -> None:
    links = with_links(
        (), (Mark(AT, "link", "mailto:a@b.org"), Mark(AT, "link", "c.md"), Mark(AT, "tag", "<b>"))
    )
    assert [(link.kind, link.text, link.hidden) for link in links] == [
        (LinkKind.EMAIL, "a@b.org", True),
        (LinkKind.URL, "c.md", True),
    ]


def test_an_address_that_the_text_shows_counts_once() -> None:
    text = "Siehe example.org/a und hier."
    found = tuple(read_links(text, "de"))
    marks = (
        Mark(Span(6, 19), "link", "https://www.example.org/a/"),
        Mark(Span(24, 28), "link", "https://example.org/b"),
    )
    assert [link.text for link in with_links(found, marks)] == [
        "example.org/a",
        "https://example.org/b",
    ]


def test_sites_in_two_languages() -> None:
    assert translated_site("https://a.org/de/hilfe", "https://a.org/hi/madad")
    assert translated_site("https://a.org/hilfe", "https://a.org/hi/madad")
    assert translated_site("https://de.a.org/hilfe", "https://hi.a.org/madad")
    assert not translated_site("https://a.org/hilfe", "https://a.org/hilf")
    assert not translated_site("https://a.org/de/hilfe", "https://b.org/hi/hilfe")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("img/karte_de.png", "img/karte_hi.png?v=2", True),
        ("img/de/karte.png", "img/hi/karte.png", True),
        ("karte-1.png", "karte-2.png", False),
        ("a/b.png", "a/c.png", False),
    ],
)
def test_files(one: str, other: str, same: bool) -> None:
    assert (file_key(one) == file_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a = 1  # eins\n\nb = 2", "a = 1 # one\nb = 2\n", True),
        ("// eins\nf();", "/* one */\nf();", True),
        ("# eins\nnpm install", "# one\nnpm instal", False),
        ("  a", "a", True),
        ("if a:\n  b\nc", "if a:\n  b\n  c", False),
        ('u = "http://a#b"\nc', 'u = "http://a#c"\nc', False),
        ('Text("Zähler: \\(n)")\nButton("Mehr")', 'Text("गणना: \\(n)")\nButton("बढ़ाएँ")', True),
        ('Text("Mehr")\nf(1)', 'Text("More")\nf(2)', False),
        ("echo 'Hallo Welt'", "echo 'Hello world'", True),
        ("open('a.txt')", "open('b.txt')", False),
    ],
)
def test_what_is_for_people_in_code_may_be_translated(one: str, other: str, same: bool) -> None:
    assert (code_key(one) == code_key(other)) is same


def test_placeholders() -> None:
    text = "Rufen Sie f({x}) auf, dann {y}."
    found = tuple(read_placeholders(text, "de"))
    marks = (
        Mark(Span(10, 16), "code", "f({x})"),
        Mark(Span(17, 18), "tag", "<kbd class='a'>"),
        Mark(Span(18, 19), "image", "https://a.org/b.png"),
        Mark(Span(18, 19), "link", "https://a.org"),
    )
    assert [(each.kind, each.key) for each in with_placeholders(found, marks)] == [
        (Kind.CODE, "f({x})"),
        (Kind.TAG, "<kbd class>"),
        (Kind.IMAGE, "![](a.org/b.png\n\n)"),
        (Kind.VARIABLE, "{y}"),
    ]
    assert with_placeholders(found, ()) == found
