import json
import re
from pathlib import Path

import numpy as np
import pytest
from pair_sets import ALIKE, ALONE, KINDS, SHORT, origin, pair_sets, stories
from pairs import best_bound, f1

LENGTHS = (4, 7, 9, 12, 5, 6) * 8


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Documents of made-up lines, each of which says where it stands."""
    ntrex, yearbook, errors = (tmp_path / name for name in ("ntrex", "alignment", "errors"))
    yearbook = yearbook / "textberg-deu-fra"
    for folder in (ntrex, yearbook, errors):
        folder.mkdir(parents=True)
    names = [f"d{k}" for k, length in enumerate(LENGTHS) for _ in range(length)]
    (ntrex / "dev.docids.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    for code in ("deu", "hin"):
        lines = [f"{code} {number}" for number in range(len(names))]
        (ntrex / f"dev.{code}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [f"line {k}" for k in range(60)]
    (yearbook / "dev.src").write_text("\n".join(rows) + "\n", encoding="utf-8")
    abstracts = "".join(json.dumps({"source": row}) + "\n" for row in rows)
    (errors / "biomqm-eng-deu.jsonl").write_text(abstracts, encoding="utf-8")
    return tmp_path


def test_what_has_one_name_comes_from_one_document(data: Path) -> None:
    every = stories(data)
    assert [len(each) for each in every] == list(LENGTHS)
    sets = pair_sets(data, ("deu", "hin"), range(len(every)))
    assert [each.name for each in sets] == list(KINDS)
    for each in sets:
        for name in each.right:
            lines = [
                {int(number) for line in side[name] for number in re.findall("[0-9]+", line)}
                for side in (each.source, each.target)
            ]
            if each.name not in ALIKE:
                assert lines[0] | lines[1] <= set(every[origin(name)])
            if each.name == "cut in half":
                assert lines[0] < lines[1]
            if each.name == "three lines":
                assert lines[0] == lines[1]
                assert len(lines[0]) == SHORT


def test_some_have_no_counterpart(data: Path) -> None:
    sets = {each.name: each for each in pair_sets(data, ("deu", "hin"), range(len(LENGTHS)))}
    alone = {
        name: (len(each.source) - len(each.right), len(each.target) - len(each.right))
        for name, each in sets.items()
    }
    assert alone["whole"] == (3, 3)  # of another kind: sixty lines of twenty each
    assert alone["withheld"] == (len(LENGTHS) // 3,) * 2
    assert min(alone["three lines"]) >= ALONE
    assert alone["nearly the same"] == alone["long"] == (0, 0)


def test_sets_are_always_the_same(data: Path) -> None:
    first, again = (pair_sets(data, ("deu", "hin"), range(10)) for _ in range(2))
    assert first == again


def test_f1_of_either_half() -> None:
    numbers = {(0, "right"): 8, (0, "wrong"): 1, (0, "missed"): 3, (1, "right"): 5}
    assert f1(numbers, (0,)) == 16 / 20
    assert f1(numbers, (1,)) == 1
    assert f1(numbers, (0, 1)) == 26 / 30


def test_the_bound_lies_between_wrong_and_right() -> None:
    odds = np.array([-2.5, -1.5, -0.5, 0.5, 2.0], np.float32)
    bound = best_bound(odds, odds > -1)
    assert bound == pytest.approx(-1, abs=0.06)
