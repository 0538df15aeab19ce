from pathlib import Path

import pytest
from corpora import corpus, lines, link
from scorer import Link, Scores, scores

GOLD: list[Link] = [((0,), (0,)), ((1, 2), (1,)), ((3,), ()), ((4,), (2, 3)), ((), (4,))]


def of(test: list[Link], gold: list[Link] = GOLD) -> Scores:
    return scores([gold], [test])


def test_the_gold_itself() -> None:
    assert of(GOLD) == Scores(1.0, 1.0, 1.0, 1.0, 0, 1)


def test_order_and_links_of_nothing_do_not_matter() -> None:
    assert of([*reversed(GOLD), ((), ())]) == of(GOLD)


def test_a_merge_taken_apart() -> None:
    test: list[Link] = [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), ()),
        ((3,), ()),
        ((4,), (2, 3)),
        ((), (4,)),
    ]
    found = of(test)
    # Strict: 4 of 6 links are right; 2 of 3 aligned gold links are found.
    assert found.strict == pytest.approx(2 * (4 / 6) * (2 / 3) / (4 / 6 + 2 / 3))
    # Lax: the half of the merge counts, the segment left out does not.
    assert found.lax == pytest.approx(2 * (5 / 6) * 1 / (5 / 6 + 1))
    assert found.omitted == pytest.approx(2 / 3)
    assert found.false_omitted == 1


def test_precision_counts_links_that_leave_out_and_recall_does_not() -> None:
    test: list[Link] = [((0,), (0,)), ((1, 2), (1,)), ((3, 4), (2, 3)), ((), (4,))]
    found = of(test)
    assert found.strict == pytest.approx(2 * (3 / 4) * (2 / 3) / (3 / 4 + 2 / 3))
    assert found.lax == 1.0
    assert found.omitted == 0.0
    assert found.added == 1.0


def test_lax_needs_an_overlap_on_both_sides() -> None:
    gold: list[Link] = [((0,), (0,)), ((1,), (1,))]
    assert of([((0,), (1,)), ((1,), (0,))], gold).lax == 0.0
    assert of([((0, 1), (0, 1))], gold) == Scores(0.0, 1.0, None, None, 0, 0)


def test_segments_left_out_count_one_by_one() -> None:
    gold: list[Link] = [((0,), ()), ((1,), ()), ((2,), (0,))]
    found = of([((0, 1), ()), ((2,), (0,))], gold)
    assert found.omitted == 1.0  # by segment
    assert found.strict == pytest.approx(2 * 0.5 * 1 / 1.5)  # by link


def test_counts_are_of_all_documents_together() -> None:
    one: list[Link] = [((0,), (0,))]
    many: list[Link] = [((i,), (i,)) for i in range(9)]
    wrong: list[Link] = [((0,), ()), ((), (0,))]
    found = scores([one, many], [wrong, many])
    assert found.strict == pytest.approx(2 * (9 / 11) * (9 / 10) / (9 / 11 + 9 / 10))
    assert found.false_omitted == 1


def test_nothing_at_all() -> None:
    assert of([], []) == Scores(0.0, 0.0, None, None, 0, 0)


def test_links_are_read() -> None:
    assert link("[0, 1]:[2]") == ((0, 1), (2,))
    assert link("[3]:[]:0.25") == ((3,), ())


def test_a_corpus_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.c.src").write_text("eins\n\ndrei\n", encoding="utf-8")
    (tmp_path / "b.c.tgt").write_text("एक\n", encoding="utf-8")
    (tmp_path / "b.c.gold").write_text("[0, 2]:[0]\n[1]:[]\n", encoding="utf-8")
    (pair,) = corpus(tmp_path)
    assert (pair.name, pair.source, pair.target) == ("b.c", ["eins", "", "drei"], ["एक"])
    assert pair.gold == [((0, 2), (0,)), ((1,), ())]


def test_lines_keep_other_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_text("a\u2028b\nc", encoding="utf-8")
    assert lines(path) == ["a\u2028b", "c"]
