from pathlib import Path

import pytest
from news import links, planted
from scorer import Link

LINES = 40


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "ntrex"
    folder.mkdir()
    names = ["one"] * 25 + ["other"] * 15
    (folder / "dev.docids.txt").write_text("\n".join(names) + "\n", "utf-8")
    for language in ("deu", "hin"):
        text = [f"{language}{k}" for k in range(LINES)]
        (folder / f"dev.{language}.txt").write_text("\n".join(text) + "\n", "utf-8")
    return tmp_path


def test_links_join_what_shares_a_line() -> None:
    source = [(0,), (1, 2), (4,), (5, 6), (7, 8)]
    target = [(1,), (2, 3), (5,), (6, 7), (8,), (9,)]
    expected: list[Link] = [((0,), ()), ((1,), (0, 1)), ((2,), ()), ((3, 4), (2, 3, 4)), ((), (5,))]
    assert links(source, target) == expected


@pytest.mark.parametrize("seed", range(5))
def test_linked_segments_say_the_same_but_for_what_was_dropped(data: Path, seed: int) -> None:
    pairs = planted(data, ("deu", "hin"), seed)
    assert [pair.name for pair in pairs] == ["one", "other"]
    for pair in pairs:
        linked = [[k for link in pair.gold for k in link[side]] for side in (0, 1)]
        assert sorted(linked[0]) == list(range(len(pair.source)))
        assert sorted(linked[1]) == list(range(len(pair.target)))
        for source, target in pair.gold:
            here = {word[3:] for i in source for word in pair.source[i].split()}
            there = {word[3:] for j in target for word in pair.target[j].split()}
            assert bool(here & there) == bool(source and target)


def test_the_same_seed_gives_the_same(data: Path) -> None:
    assert planted(data, ("deu", "hin"), 1) == planted(data, ("deu", "hin"), 1)
    assert planted(data, ("deu", "hin"), 1) != planted(data, ("deu", "hin"), 2)
