"""Reading of the development data; see README.md for where the originals are."""

import json
from dataclasses import dataclass
from pathlib import Path

from scorer import Link


@dataclass(frozen=True, slots=True)
class Pair:
    """A document and its translation, one segment a line, with the links between them."""

    name: str
    source: list[str]
    target: list[str]
    gold: list[Link]


def corpus(folder: Path) -> list[Pair]:
    """The pairs in a folder, by name."""
    return [
        Pair(
            gold.stem,
            lines(gold.with_name(f"{gold.stem}.src")),
            lines(gold.with_name(f"{gold.stem}.tgt")),
            [link(line) for line in lines(gold) if line.strip()],
        )
        for gold in sorted(folder.glob("*.gold"))
    ]


def lines(path: Path) -> list[str]:
    """Lines of a file; one that is empty is a line, too, save the end of the last."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def link(line: str) -> Link:
    """`[0, 1]:[2]`, and anything after a second colon."""
    source, target = line.split(":")[:2]
    return tuple(json.loads(source)), tuple(json.loads(target))
