from aligner.bitext import Bead, Bitext
from aligner.checks.repeated_segment import REPEATED_SEGMENT
from aligner.evidence import Evidence
from tests.checks.samples import LEAST, SURE, document

ONCE = "The bridge is closed today."
OTHER = "The train leaves at nine."


def found(source: list[str], target: list[str], beads: list[Bead]) -> list[tuple[int | None, str]]:
    bitext = Bitext(document(source, "a", "de"), document(target, "b", "en"), tuple(beads))
    seen = Evidence(
        bitext, (None,) * len(beads), (SURE,) * len(beads), lambda _: (None, None), LEAST
    )
    return [(each.bead, each.message) for each in REPEATED_SEGMENT.findings(seen)]


def test_twice_in_one_place() -> None:
    ((bead, message),) = found(["Die Brücke ist zu."], [ONCE, ONCE], [Bead(range(1), range(2))])
    assert bead == 0
    assert "twice" in message


def test_twice_in_one_place_of_both_sides() -> None:
    source = ["Die Brücke ist zu.", "Die Brücke ist zu!"]
    assert found(source, [ONCE, ONCE], [Bead(range(2), range(2))]) == []


def test_a_later_place_names_the_line_of_the_earlier_one() -> None:
    source = ["Die Brücke ist zu.", "Es regnet.", "Wir fahren nach Ulm."]
    beads = [Bead(range(k, k + 1), range(k, k + 1)) for k in range(3)]
    ((bead, message),) = found(source, [OTHER, ONCE, ONCE], beads)
    assert bead == 2
    assert "line 2 " in message


def test_what_has_no_original_is_an_addition() -> None:
    beads = [Bead(range(1), range(1)), Bead(range(1, 1), range(1, 2))]
    assert found(["Die Brücke ist zu."], [ONCE, ONCE], beads) == []
