"""Blocks of segments that were moved or are missing: how many are found, and how many falsely.

    python benchmarks/planted.py --data ../shared/data

Texts are consecutive news documents of ntrex, whose lines correspond. Blocks are moved or cut in
the translation and the whole is checked as the library does; each line is embedded once. False
moves are counted in texts without any, also in the alignment corpora, which have lines dropped and
merged; those are checked document by document, and once more as one long text.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from corpora import Pair, corpus, lines
from encoders import Memory
from results import FOLDER, keep, machine, show, signature, table

from aligner.embed.encoder import load_encoder
from aligner.mqm import Report
from aligner.pipeline import check
from aligner.settings import Settings

LANGUAGES = (("deu", "hin"), ("hin", "deu"), ("eng", "hin"))
LENGTHS = (1, 2, 3, 5, 10)
MISSING = (5, 15, 40)
PLACES = ("start", "middle", "end", "both")
SHORT, LONG = 60, 120  # least lines of a text in which blocks are moved, and of one with some cut
HALF = "half"
FOUND = 0.8  # of the lines of a block

Random = np.random.Generator


@dataclass(frozen=True, slots=True)
class Text:
    """Line-parallel text of two languages; `source[k]` and `target[k]` correspond."""

    languages: tuple[str, str]
    source: list[str]
    target: list[str]

    def check(self, rows: Sequence[int], columns: Sequence[int], memory: Memory) -> Report:
        """The check of some of the source lines against some of the target lines, in this order."""
        source, target = [self.source[i] for i in rows], [self.target[j] for j in columns]
        settings = Settings(source_language=self.languages[0], target_language=self.languages[1])
        return check(source, target, settings, encoder=memory)


def texts(data: Path, languages: tuple[str, str], least: int) -> list[Text]:
    """Consecutive documents, at least so many lines each."""
    names = lines(data / "ntrex" / "dev.docids.txt")
    sides = [lines(data / "ntrex" / f"dev.{language}.txt") for language in languages]
    found, start = [], 0
    for end in range(1, len(names) + 1):
        last = end == len(names) or names[end] != names[end - 1]
        if last and end - start >= least:
            found.append(Text(languages, sides[0][start:end], sides[1][start:end]))
            start = end
    return found


@dataclass(frozen=True, slots=True)
class Move:
    """A block moved: whether it was found, in how many findings, and false ones besides."""

    languages: str
    length: int
    distance: int
    found: bool
    findings: int
    false: int


def moves(text: Text, memory: Memory, random: Random) -> Iterator[Move]:
    """For each length a block moved by one line, and one moved far; up as often as down.

    And the two halves of the text exchanged.
    """
    size = len(text.source)
    half = range(size // 2), range(size // 2, size)
    yield _judged(text, [*half[1], *half[0]], half, memory)
    for length, far in product(LENGTHS, (False, True)):
        distance = int(random.integers(2, size - length)) if far else 1
        start = int(random.integers(0, size - length - distance + 1))
        first = length if random.random() < 0.5 else distance
        blocks = range(start, start + first), range(start + first, start + length + distance)
        order = [*range(start), *blocks[1], *blocks[0], *range(start + length + distance, size)]
        down = first == length
        yield _judged(text, order, blocks if down else (blocks[1], blocks[0]), memory)


def _judged(text: Text, order: list[int], blocks: tuple[range, range], memory: Memory) -> Move:
    report = text.check(range(len(order)), order, memory)
    right = {
        i
        for bead in report.bitext.beads
        if bead.moved and {order[j] for j in bead.target} == set(bead.source)
        for i in bead.source
    }
    # Of two blocks that have changed places either may be called the one that was moved.
    shares = [sum(i in right for i in block) / len(block) for block in blocks]
    inside = {i for block in blocks for i in block}
    touching = [
        any(i in inside for i in report.bitext.beads[f.bead].source)
        for f in report.findings
        if f.check == "moved" and f.bead is not None
    ]
    return Move(
        "-".join(text.languages),
        len(blocks[0]),
        len(blocks[1]),
        max(shares) >= FOUND,
        sum(touching),
        len(touching) - sum(touching),
    )


@dataclass(frozen=True, slots=True)
class Gap:
    """A block missing: segments left out in truth, as found, and rightly so, on both sides.

    `findings` counts those of whole segments left out.
    """

    languages: str
    length: int
    place: str
    true: int
    found: int
    right: int
    findings: int
    false_moves: int
    segments: int


def gaps(text: Text, memory: Memory, random: Random) -> Iterator[Gap]:
    """A block of each length missing at each place, once on either side or on both."""
    for length, place in product(MISSING, PLACES):
        size = len(text.source)
        cuts = _cuts(size, length, place, random)
        kept = [[k for k in range(size) if k not in cut] for cut in cuts]
        report = text.check(kept[0], kept[1], memory)
        beads = report.bitext.beads
        found = {(0, kept[0][i]) for b in beads if not b.aligned for i in b.source}
        found |= {(1, kept[1][j]) for b in beads if not b.aligned for j in b.target}
        true = {(0, k) for k in cuts[1]} | {(1, k) for k in cuts[0]}
        yield Gap(
            "-".join(text.languages),
            length,
            place,
            len(true),
            len(found),
            len(found & true),
            sum(_whole(report, f.bead) for f in report.findings),
            sum(f.check == "moved" for f in report.findings),
            len(kept[0]),
        )


def _whole(report: Report, bead: int | None) -> bool:
    return bead is not None and not report.bitext.beads[bead].aligned


def _cuts(size: int, length: int, place: str, random: Random) -> tuple[range, range]:
    """What is cut on either side."""
    nothing = range(0)
    if place == "both":
        middle = size // 2
        first = int(random.integers(0, middle - length + 1))
        second = int(random.integers(middle, size - length + 1))
        return range(first, first + length), range(second, second + length)
    start = {
        "start": 0,
        "middle": int(random.integers(1, size - length)),
        "end": size - length,
    }[place]
    cut = range(start, start + length)
    return (cut, nothing) if random.random() < 0.5 else (nothing, cut)


@dataclass(frozen=True, slots=True)
class Unmoved:
    """False moves in texts without any."""

    texts: str
    segments: int
    moves: int


def unmoved(
    name: str, pairs: Sequence[Pair], memory: Memory, languages: tuple[str, str]
) -> Unmoved:
    """Checks pairs in which nothing was moved."""
    segments = false = 0
    settings = Settings(source_language=languages[0], target_language=languages[1])
    for pair in pairs:
        report = check(pair.source, pair.target, settings, encoder=memory)
        false += sum(finding.check == "moved" for finding in report.findings)
        segments += len(pair.source)
    return Unmoved(name, segments, false)


def whole(pairs: Sequence[Pair]) -> Pair:
    """All pairs as one text."""
    return Pair(
        "all",
        [line for pair in pairs for line in pair.source],
        [line for pair in pairs for line in pair.target],
        [],
    )


def unmoved_texts(data: Path, memory: Memory) -> Iterator[Unmoved]:
    """False moves in faultless texts, in the alignment corpora, and in these as long texts."""
    for languages in LANGUAGES:
        name = "-".join(languages)
        pairs = [Pair("", t.source, t.target, []) for t in texts(data, languages, SHORT)]
        yield unmoved(f"{name}, faultless", pairs, memory, languages)
    for folder in sorted((data / "alignment").iterdir()):
        _, source, target = folder.name.split("-")
        codes, pairs = (source, target), corpus(folder)
        yield unmoved(folder.name, pairs, memory, codes)
        if len(pairs) > 1:
            yield unmoved(f"{folder.name}, as one text", [whole(pairs)], memory, codes)


Row = dict[str, str | int | float]


def moved_rows(moved: Sequence[Move]) -> list[Row]:
    """One for each pair of languages and length; halves have no length of their own."""
    keys = dict.fromkeys((move.languages, _named(move.length)) for move in moved)
    groups = {key: [m for m in moved if (m.languages, _named(m.length)) == key] for key in keys}
    return [
        {
            "languages": languages,
            "length": length,
            "blocks": len(some),
            "found": _share(sum(move.found for move in some), len(some)),
            "findings a block": _share(sum(move.findings for move in some), len(some)),
            "false": sum(move.false for move in some),
        }
        for (languages, length), some in sorted(groups.items(), key=lambda item: item[0][0])
    ]


def _named(length: int) -> str:
    return str(length) if length in LENGTHS else HALF


def missing_rows(missing: Sequence[Gap]) -> list[Row]:
    """One for each length and place, all languages together."""
    groups = {
        (length, place): [gap for gap in missing if (gap.length, gap.place) == (length, place)]
        for length, place in product(MISSING, PLACES)
    }
    return [
        {
            "length": length,
            "place": place,
            "texts": len(some),
            "recall": _share(sum(gap.right for gap in some), sum(gap.true for gap in some)),
            "precision": _share(sum(gap.right for gap in some), sum(gap.found for gap in some)),
            "findings a text": _share(sum(gap.findings for gap in some), len(some)),
            "segments": sum(gap.segments for gap in some),
            "false moves": sum(gap.false_moves for gap in some),
        }
        for (length, place), some in groups.items()
    ]


def unmoved_rows(unmoved: Sequence[Unmoved]) -> list[Row]:
    return [
        {
            "texts": each.texts,
            "segments": each.segments,
            "false moves": each.moves,
            "per 1,000": _share(1000 * each.moves, each.segments),
        }
        for each in unmoved
    ]


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds ntrex/ and alignment/")
    parser.add_argument("--json", type=Path, default=FOLDER / "planted.json")
    options = parser.parse_args()
    memory = Memory(load_encoder())
    moved: list[Move] = []
    missing: list[Gap] = []
    for languages in LANGUAGES:
        for seed, text in enumerate(texts(options.data, languages, SHORT)):
            moved += moves(text, memory, np.random.default_rng(seed))
        for seed, text in enumerate(texts(options.data, languages, LONG)):
            missing += gaps(text, memory, np.random.default_rng(seed))
    results = {
        "moved": moved_rows(moved),
        "missing": missing_rows(missing),
        "unmoved": unmoved_rows(list(unmoved_texts(options.data, memory))),
    }
    for title, rows in results.items():
        show(table(title, rows, machine()))
    keep({"signature": signature(memory), "machine": machine(), **results}, options.json)


if __name__ == "__main__":
    main()
