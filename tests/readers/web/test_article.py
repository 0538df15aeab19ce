"""The main article of a page."""

from html import escape
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.readers import Reading
from aligner.readers.web.html import read_html

ARTICLE = Reading(article=True)
HEAD = "<html lang=de><head><title>Die Seite</title></head><body>"
ASIDE = (
    "<div class=menu><ul><li><a href=/a>Politik</a></li><li><a href=/b>Sport</a></li></ul></div>"
)
FOOT = "<footer><p>Impressum und Datenschutz</p></footer></body></html>"


@pytest.fixture
def paragraphs(seeds: Path) -> list[str]:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    text = (seeds / "quang-tri.de.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.split("\n") if len(line) > 200][:8]


def test_menus_are_left_out_and_places_stay(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{escape(each)}</p>\n" for each in paragraphs)
    page = f"{HEAD}{ASIDE}<article><h1>Die Konferenz im Januar</h1>\n{body}</article>{FOOT}"
    read = read_html("a.html", page.encode(), ARTICLE)
    assert read.text.split("\n")[-len(paragraphs) :] == paragraphs
    assert "Sport" not in read.text
    assert "Impressum" not in read.text
    assert read.origin
    assert read.origin.position(read.text.index(paragraphs[1])) == (3, 4)


def test_a_page_without_an_article() -> None:
    pytest.importorskip("trafilatura", exc_type=ImportError)
    with pytest.raises(InputError, match=r"^a\.html: no main article"):
        read_html("a.html", b"<html><body><img src=a.png alt=Bild></body></html>", ARTICLE)
