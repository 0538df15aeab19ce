import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.entities.links import LinkKind, edition, read_links, url_key

URL, DOMAIN, EMAIL = LinkKind.URL, LinkKind.DOMAIN, LinkKind.EMAIL
HANDLE, HASHTAG, FILE = LinkKind.HANDLE, LinkKind.HASHTAG, LinkKind.FILE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siehe https://example.org/a.", [(URL, "https://example.org/a")]),
        ("(http://example.org/a_(b))", [(URL, "http://example.org/a_(b)")]),
        ("„https://example.org“, sagt er", [(URL, "https://example.org")]),
        ("https://example.org/भारत।", [(URL, "https://example.org/भारत")]),
        ("example.orgपर जाएँ", [(DOMAIN, "example.org")]),
        ("https://example.orgपर", [(URL, "https://example.org")]),
        ("www.example.de/x?y=1, dann", [(URL, "www.example.de/x?y=1")]),
        ("example.co.in und Booking.com", [(DOMAIN, "example.co.in"), (DOMAIN, "Booking.com")]),
        ("a.b+c@mail.example.org.", [(EMAIL, "a.b+c@mail.example.org")]),
        ("<a@example.org>", [(EMAIL, "a@example.org")]),
        ("Hallo @anna_b!", [(HANDLE, "@anna_b")]),
        ("#Straße, #जलवायु_अभी und #1", [(HASHTAG, "#Straße"), (HASHTAG, "#जलवायु_अभी")]),
        ("bericht-v2.pdf", [(FILE, "bericht-v2.pdf")]),
        ("😀 x.tar.gz", [(FILE, "x.tar.gz")]),
        ("z.B. 15.30 Uhr, Ende.In Berlin, 1.234,56 und u.a. U.S. und/oder km/h", []),
        ("C# und & #", []),
    ],
)
def test_addresses(text: str, expected: list[tuple[LinkKind, str]]) -> None:
    links = read_links(text, "de")
    assert [(link.kind, link.text) for link in links] == expected
    assert all(text[link.span.start : link.span.end] == link.text for link in links)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a/", "http://example.org/a", True),
        ("https://example.org/de/a", "https://example.org/hi/a", True),
        ("https://example.org/de/a", "https://example.org/a", True),
        ("https://example.org/x/de-AT/a", "https://example.org/x/pt_br/a", True),
        ("https://example.org/?lang=de&b=1", "https://example.org?b=1", True),
        ("https://example.org/?utm_source=a", "https://example.org", True),
        ("https://example.org/?b=1&a=2", "https://example.org/?a=2&amp;b=1", True),
        ("https://example.org/%C3%BC", "https://EXAMPLE.org/ü", True),
        ("https://xn--bcher-kva.example", "https://bücher.example", True),
        ("https://example.org/a", "https://example.org/b", False),
        ("https://example.org/A", "https://example.org/a", False),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", False),
        ("https://example.org/a#b", "https://example.org/a#c", False),
        ("https://example.org/a", "https://example.com/a", False),
    ],
)
def test_what_leads_to_one_page(one: str, other: str, same: bool) -> None:
    assert (url_key(one) == url_key(other)) is same


def test_a_site_with_its_languages_in_the_host() -> None:
    assert edition("https://de.wikipedia.org/wiki/A") == edition("hi.wikipedia.org") != None  # noqa: E711
    assert edition("https://example.org") is None


@given(st.text() | st.text("abc@./:-#?&%()w हि।।1"))
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    links = read_links(text, "de")
    ends = [0, *(link.span.end for link in links)]
    for link, before in zip(links, ends, strict=False):
        assert before <= link.span.start < link.span.end <= len(text)
        assert text[link.span.start : link.span.end] == link.text


@pytest.mark.parametrize("part", ["a", "a.", "@", "a@", "http://", "www.", "#", "#1", "a-", "//a."])
def test_long_runs_are_passed_over(part: str) -> None:
    assert len(read_links(part * 100_000, "de")) <= 100_000
