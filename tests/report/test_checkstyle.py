from xml.etree import ElementTree

from hypothesis import given

from aligner.report.checkstyle import checkstyle
from aligner.report.visible import visible
from tests.report import runs
from tests.report.test_escape import ANY


@given(ANY)
def test_any_text_comes_back(text: str) -> None:
    (file,) = ElementTree.fromstring(checkstyle(runs.with_text(text)))
    finding, error = file
    assert (finding.get("message") or "").startswith(visible(text))
    assert (finding.get("line"), finding.get("column")) == ("5", "6")
    assert error.get("severity") == "error"


def test_files_are_named_once() -> None:
    files = [each.get("name") for each in ElementTree.fromstring(checkstyle(runs.full()))]
    assert files == [
        "texts/broken.hi.txt",
        "texts/bridge.hi.txt",
        "texts/bridge.th.pdf",
        "texts/school.de.txt",
    ]
