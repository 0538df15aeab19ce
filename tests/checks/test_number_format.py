import pytest

from aligner import bitext_of
from aligner.bitext import Bitext
from aligner.checks.number_format import CHECK
from aligner.evidence import Evidence
from tests.checks.samples import LEAST, SURE


def findings(bitext: Bitext) -> list[str | None]:
    seen = Evidence(bitext, (None,), (SURE,), lambda _: (None, None), LEAST)
    return [each.suggestion for each in CHECK.findings(seen)]


@pytest.mark.parametrize(
    ("languages", "source", "target", "suggestion"),
    [
        ("de-hi", "Es waren 4,75 Millionen Euro.", "4,75 मिलियन यूरो।", "4.75 मिलियन"),
        ("en-de", "It cost 1,234.56 euros.", "Es kostete 1,234.56 Euro.", "1.234,56"),
        ("de-hi", "Es waren 4,75 Millionen Euro.", "४,७५ मिलियन यूरो।", "4.75 मिलियन"),
    ],
)
def test_the_suggestion_can_stand_in_the_place_that_is_marked(
    languages: str, source: str, target: str, suggestion: str
) -> None:
    assert findings(bitext_of([source], [target], *languages.split("-"))) == [suggestion]
