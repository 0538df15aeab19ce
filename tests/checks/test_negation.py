from dataclasses import replace

import pytest

from aligner.bitext import Bead, Bitext
from aligner.checks.negation import NEGATION
from aligner.evidence import Evidence, Features
from aligner.mqm import Finding
from tests.checks.samples import GOOD, LEAST, SURE, document

NOT, YES = "Die Brücke ist nicht sicher.", "Die Brücke ist sicher."
NAHIN, HAN = "पुल सुरक्षित नहीं है।", "पुल सुरक्षित है।"


def found(pairs: list[tuple[str, str]], features: Features = GOOD) -> list[Finding]:
    source, target = (
        document([pair[side] for pair in pairs], code, code)
        for side, code in enumerate(("de", "hi"))
    )
    beads = tuple(Bead(range(k, k + 1), range(k, k + 1)) for k in range(len(pairs)))
    bitext = Bitext(source, target, beads)
    seen = (features,) * len(pairs), (SURE,) * len(pairs)
    return list(NEGATION.findings(Evidence(bitext, *seen, lambda _: (None, None), LEAST)))


def test_the_word_is_shown_on_its_side() -> None:
    lost, added = found([(NOT, HAN), (YES, HAN), (YES, NAHIN)])
    assert lost.source_span is not None
    assert lost.target_span is None
    assert (lost.bead, lost.source_span.start) == (0, NOT.index("nicht"))
    assert '"nicht"' in lost.message
    assert (added.bead, added.source_span) == (2, None)
    assert added.target_span is not None
    assert '"नहीं"' in added.message


@pytest.mark.parametrize("pairs", [[(NOT, HAN), (YES, NAHIN)], [(YES, NAHIN), (NOT, HAN)]])
def test_a_negation_in_the_pair_beside_it_counts(pairs: list[tuple[str, str]]) -> None:
    assert found(pairs) == []


def test_negations_lost_twice_are_two_findings() -> None:
    assert len(found([(NOT, HAN), (NOT, HAN)])) == 2


@pytest.mark.parametrize(("relative", "count"), [(1.0, 1), (0.41, 1), (0.39, 0)])
def test_of_unrelated_texts_nothing_is_said(relative: float, count: int) -> None:
    assert len(found([(NOT, HAN)], replace(GOOD, relative=relative))) == count
