from html.parser import HTMLParser

import pytest
from syrupy.assertion import SnapshotAssertion

from aligner.bitext import Bitext
from aligner.writers import written
from tests.report import samples as reports
from tests.writers import samples


def page(bitext: Bitext) -> str:
    return written(bitext, "html").texts[""]


def test_golden(golden: SnapshotAssertion) -> None:
    assert page(samples.moved(samples.PLAIN)) == golden


class Rows(HTMLParser):
    """The rows of a table: the class of each, and the language and text of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[tuple[str | None, list[tuple[str | None, str]]]] = []
        self.others: list[str] = []
        self.feed(page.partition("<tbody>")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append((dict(attrs).get("class"), []))
        elif tag == "td":
            self.rows[-1][1].append((dict(attrs).get("lang"), ""))
        else:
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1][1] and data.strip():
            language, text = self.rows[-1][1].pop()
            self.rows[-1][1].append((language, text + data))


@pytest.mark.parametrize("bitext", [samples.PLAIN, samples.MIRRORED, samples.MERGED])
def test_texts_and_languages(bitext: Bitext) -> None:
    languages = bitext.source.language, bitext.target.language
    assert Rows(page(bitext)).rows == [
        (
            None if bead.aligned else "left-out",
            [(None, str(number)), *zip(languages, bitext.texts(bead), strict=True)],
        )
        for number, bead in enumerate(bitext.beads, start=1)
    ]


def test_markup_of_a_text_stays_text() -> None:
    found = Rows(page(document_with("<script>alert(1)</script> & <td>")))
    assert found.others == []
    assert found.rows[0][1][1] == ("de", "<script>alert(1)</script> & <td>")


def document_with(text: str) -> Bitext:
    source = reports.document("<b>.txt", "de", [text])
    return reports.bitext(source, reports.document("b.txt", "hi", ["एक"]), (1, 1))


def test_nothing_is_loaded_or_run() -> None:
    text = page(samples.HOSTILE)
    assert "<script" not in text
    assert "http" not in text
    assert "src=" not in text
    assert "evil.txt – texts/bridge.hi.txt</title>" in text
