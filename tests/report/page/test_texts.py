from aligner.report.alerts import results_of
from aligner.report.page.cards import Card, groups
from aligner.report.page.texts import Line, chunks, lines
from aligner.report.rows import Kind
from aligner.results import PairResult
from tests.report import runs, samples


def of(pair: PairResult) -> tuple[Line, ...]:
    assert pair.report
    return lines(pair.report, cards(pair))


def cards(pair: PairResult) -> list[Card]:
    return [card for group in groups(pair) for card in group.cards]


def test_rows_say_how_grave_and_where() -> None:
    (pair,) = results_of(samples.german_hindi()).pairs
    found = of(pair)
    assert [line.classes for line in found] == [
        "far",
        "paragraph",
        "critical",
        "major",
        "paragraph",
        "minor",
    ]
    assert [line.hidden for line in found] == [0, 1, 0, 0, 0, 0]
    assert [[card.number for card in line.cards] for line in found] == [[], [], [2], [3], [], [4]]
    assert [line.source[0].line for line in found] == [1, 3, None, None, 5, None]


def test_what_is_hidden_in_a_place_is_shown_there() -> None:
    (pair,) = results_of(samples.hostile()).pairs
    stretches = of(pair)[1].source[0].stretches
    assert [each.kind for each in stretches] == ["", "wrong", ""]
    assert stretches[1].text == "\\u202e0001\\u202c euro\\x1b[2J"


def test_ignored_findings_have_a_sign_at_their_row_and_no_mark() -> None:
    found = of(runs.bridge())
    assert [card.alert.status.value for card in found[5].cards] == ["ignored"]
    assert found[5].classes == "far"
    assert {each.kind for line in found for s in line.source for each in s.stretches} == {
        "",
        Kind.WRONG.value,
        f"{Kind.LOST.value} aside",
    }


def test_kinds_of_beads() -> None:
    assert [line.kind for line in of(runs.pages())] == ["", "2-1", "", "", ""]
    assert of(runs.pages())[1].source[1].part == "paragraph 3"


def test_chunks_have_all_rows_in_their_order() -> None:
    found = of(results_of(samples.german_hindi()).pairs[0]) * 20
    parts = chunks(found)
    assert [line for part in parts for line in part] == list(found)
    assert max(map(len, parts)) == 40


def test_cards_are_in_the_order_of_the_text_and_those_that_count_come_first() -> None:
    found = cards(runs.bridge())
    assert [card.number for card in found] == [1, 2, 3, 4]
    assert [card.bead for card in found] == [None, 2, 3, 5]
    assert [card.counts for card in found] == [True, True, False, False]
