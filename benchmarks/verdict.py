"""How often a check says rightly what two texts are to each other.

    python benchmarks/verdict.py --data ../shared/data

Pairs are made from documents of which every line has its translation: left whole, with lines
missing, abridged to a part of the lines, and mixed up. What the verdict should be follows from the
share of the longer text that was left its counterpart, in characters, and from whether that is one
piece: four fifths of what was left in a run of lines of which that is three fifths. Cases within
0.05 of the line between two verdicts count as right either way.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean, median

import numpy as np
from corpora import corpus, lines
from encoders import Memory
from results import FOLDER, keep, machine, show, signature
from rich.table import Table

from aligner import Settings, Verdict, check
from aligner.embed.encoder import load_encoder
from aligner.judge.verdict import EXCERPT, FRAGMENT
from aligner.mqm import Report

SEEDS = Path(__file__).parents[1] / "seeds"
UNRELATED = 500
ROUNDS = 3  # of each case that is made at random, for each document
PIECE = 10  # links or lines that make a document of a corpus without documents
JOINED = 8  # documents that make a long one
LONG = 12  # of which so many are made
TOLERANCE = 0.05

Random = np.random.Generator
Unit = tuple[list[str], list[str]]
"""Lines and their translation."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts, and the verdicts that are right for them; `share` where there is a figure."""

    kind: str
    source: list[str]
    target: list[str]
    right: frozenset[Verdict]
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    name: str
    languages: tuple[str, str]
    documents: list[list[Unit]]


@dataclass(frozen=True, slots=True)
class Measured:
    """All cases of a kind.

    Attributes:
        wrong: how many got a verdict that is not right.
        verdicts: how many got which.
        off: mean difference of the share that was told from the true one, None if none was told.
        findings: median and largest number of findings where the verdict is `translation`.
    """

    corpus: str
    kind: str
    pairs: int
    wrong: int
    verdicts: dict[str, int]
    off: float | None
    findings: tuple[float, int] | None


def corpora(data: Path) -> Iterator[Corpus]:
    """ntrex, on which the thresholds were chosen, and two others, on which they were not."""
    names = lines(data / "ntrex" / "dev.docids.txt")
    for one, other in (("deu", "hin"), ("eng", "hin"), ("deu", "tha")):
        sides = [lines(data / "ntrex" / f"dev.{code}.txt") for code in (one, other)]
        documents: dict[str, list[Unit]] = {}
        for name, source, target in zip(names, *sides, strict=True):
            documents.setdefault(name, []).append(([source], [target]))
        yield Corpus(f"ntrex-{one}-{other}", (one, other), list(documents.values()))
    (book,) = corpus(data / "alignment" / "textberg-deu-fra")
    links = [([book.source[i] for i in s], [book.target[j] for j in t]) for s, t in book.gold]
    yield Corpus("textberg-deu-fra", ("deu", "fra"), pieces([u for u in links if all(u)]))
    rows = [json.loads(line) for line in lines(data / "errors" / "biomqm-deu-eng.jsonl")]
    # Every system translated the same abstracts, which differ in a space now and then.
    system = rows[0]["id"].split("/")[0]
    medical = {r["source"]: r["target"] for r in rows if r["id"].split("/")[0] == system}
    yield Corpus("biomqm-deu-eng", ("deu", "eng"), pieces([([s], [t]) for s, t in medical.items()]))


def pieces(units: list[Unit]) -> list[list[Unit]]:
    return [units[k : k + PIECE] for k in range(0, len(units) - PIECE + 1, PIECE)]


def cases(documents: list[list[Unit]], random: Random) -> Iterator[Case]:
    """All kinds of pairs of these documents."""
    unrelated = frozenset({Verdict.NOT_A_TRANSLATION})
    for document in documents:
        yield one_sided("whole", document, range(len(document)))
        yield from abridged("", document, random)
    for one, other in strangers(len(documents), random):
        source, target = texts(documents[one], 0), texts(documents[other], 1)
        yield Case("unrelated", source, target, unrelated)
        part = [documents[other][k] for k in some(documents[other], 0.15, 0.3, random)]
        yield Case("unrelated, abridged", source, texts(part, 1), unrelated)
    for _ in range(LONG if len(documents) >= 2 * JOINED else 0):
        order = random.permutation(len(documents))
        first, second = (
            [unit for k in sorted(part) for unit in documents[k]]
            for part in (order[:JOINED], order[JOINED : 2 * JOINED])
        )
        yield one_sided("long, whole", first, range(len(first)))
        yield from abridged("long, ", first, random)
        yield Case("long, unrelated", texts(first, 0), texts(second, 1), unrelated)


def abridged(prefix: str, document: list[Unit], random: Random) -> Iterator[Case]:
    """The document with lines missing, and parts of it, on one side and on the other."""
    for _ in range(ROUNDS):
        for side, where in ((1, "translation"), (0, "original")):
            kept = some(document, 0.5, 0.9, random)
            yield one_sided(f"{prefix}lines missing in the {where}", document, kept, side)
            kept = some(document, 0.15, 0.3, random)
            yield one_sided(f"{prefix}{where} of 15-30 % of the lines", document, kept, side)
        first = range(max(round(len(document) * random.uniform(0.15, 0.3)), 1))
        yield one_sided(f"{prefix}translation of the first 15-30 %", document, first)
        first = range(max(round(len(document) * random.uniform(0.4, 0.9)), 1))
        yield one_sided(f"{prefix}translation of the first 40-90 %", document, first)
        sides = [some(document, 0.7, 0.95, random) for _ in range(2)]
        source, target = ([document[k] for k in side] for side in sides)
        if set(sides[0]) & set(sides[1]):
            yield Case(
                f"{prefix}lines missing in both",
                texts(source, 0),
                texts(target, 1),
                frozenset({Verdict.TRANSLATION}),
            )


def one_sided(kind: str, document: list[Unit], kept: Sequence[int], side: int = 1) -> Case:
    """The document, of which one side has the units `kept` alone."""
    part = [document[k] for k in kept]
    sizes = [sum(map(len, unit[1 - side])) for unit in document]
    share = sum(sizes[k] for k in kept) / sum(sizes)
    bar = FRAGMENT if one_piece(sizes, kept) else EXCERPT
    right = {Verdict.TRANSLATION} if share > bar - TOLERANCE else set()
    right |= {Verdict.EXCERPT} if share < bar + TOLERANCE else set()
    source, target = (part, document) if side == 0 else (document, part)
    return Case(kind, texts(source, 0), texts(target, 1), frozenset(right), share)


def one_piece(sizes: list[int], kept: Sequence[int]) -> bool:
    left = np.zeros(len(sizes))
    left[list(kept)] = [sizes[k] for k in kept]
    runs = [
        (left[i:j].sum(), sum(sizes[i:j]))
        for i in range(len(sizes))
        for j in range(i + 1, len(sizes) + 1)
    ]
    return any(found >= 0.8 * left.sum() and found >= 0.6 * whole for found, whole in runs)


def texts(units: Sequence[Unit], side: int) -> list[str]:
    return [line for unit in units for line in unit[side]]


def some(document: list[Unit], least: float, most: float, random: Random) -> list[int]:
    """So large a share of the units, in their order."""
    size = max(round(len(document) * random.uniform(least, most)), 1)
    return sorted(random.permutation(len(document))[:size].tolist())


def strangers(documents: int, random: Random) -> list[tuple[int, int]]:
    """Documents that are not each other's translation, or neighbours in a text cut up."""
    pairs = [(i, j) for i in range(documents) for j in range(documents) if abs(i - j) > 1]
    return [pairs[k] for k in random.permutation(len(pairs))[:UNRELATED]]


def seeds() -> Iterator[Case]:
    """The sample documents: two versions of one report, and other reports of that kind."""
    unrelated = frozenset({Verdict.NOT_A_TRANSLATION})
    files = {path.stem: str(path) for path in SEEDS.glob("*.txt")}
    hindi, german = files["block-report.hi"], files["block-report.de"]
    whole = frozenset({Verdict.TRANSLATION})
    yield Case("the same report", [german], [hindi], whole)
    yield Case("the same report", [hindi], [german], whole)
    for name in ("binh-dinh.de", "quang-tri.de", "ha-giang.th"):
        yield Case("another report", [files[name]], [hindi], unrelated)
        yield Case("another report", [hindi], [files[name]], unrelated)
    for name in ("binh-dinh.de", "quang-tri.de", "block-report.de"):
        yield Case("another report", [files[name]], [files["ha-giang.th"]], unrelated)


def measured(
    name: str, made: Sequence[Case], report: Callable[[Case], Report]
) -> Iterator[Measured]:
    """A row for each kind of case."""
    for kind in dict.fromkeys(case.kind for case in made):
        seen = [(case, report(case)) for case in made if case.kind == kind]
        verdicts = [found.verdict for _, found in seen]
        told = [(case.share, told_share(found)) for case, found in seen if case.share is not None]
        off = [abs(true - share) for true, share in told if share is not None]
        findings = [len(f.findings) for _, f in seen if f.verdict is Verdict.TRANSLATION]
        yield Measured(
            name,
            kind,
            len(seen),
            sum(found.verdict not in case.right for case, found in seen),
            {verdict.value: verdicts.count(verdict) for verdict in dict.fromkeys(verdicts)},
            fmean(off) if off else None,
            (median(findings), max(findings)) if findings else None,
        )


def told_share(report: Report) -> float | None:
    """The figure in the statement, as its reader gets it."""
    figure = re.search(r"covers about (\d+) %", report.statement)
    return int(figure[1]) / 100 if figure else None


def table(rows: Sequence[Measured]) -> Table:
    grid = Table(title="Verdicts", caption=machine())
    grid.add_column("corpus", no_wrap=True)
    grid.add_column("texts", no_wrap=True)
    for heading in ("pairs", "wrong", "translation", "excerpt", "not a translation"):
        grid.add_column(heading, justify="right")
    for heading in ("share off by", "findings"):
        grid.add_column(heading, justify="right")
    for row in rows:
        kinds = (Verdict.TRANSLATION, Verdict.EXCERPT, Verdict.NOT_A_TRANSLATION)
        grid.add_row(
            row.corpus,
            row.kind,
            str(row.pairs),
            f"{row.wrong} ({row.wrong / row.pairs:.1%})",
            *(str(row.verdicts.get(kind.value, 0)) for kind in kinds),
            "-" if row.off is None else f"{row.off:.2f}",
            "-" if row.findings is None else f"{row.findings[0]:g}, at most {row.findings[1]}",
        )
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with ntrex/, alignment/")
    parser.add_argument("--json", type=Path, default=FOLDER / "verdict.json")
    options = parser.parse_args()
    encoder = load_encoder()
    rows = list(
        measured("seeds", list(seeds()), lambda c: check(c.source[0], c.target[0], encoder=encoder))
    )
    memory = Memory(encoder)
    for one in corpora(options.data):
        memory.encode([t for d in one.documents for side in (0, 1) for t in texts(d, side)])
        settings = Settings(source_language=one.languages[0], target_language=one.languages[1])
        rows += measured(
            one.name,
            list(cases(one.documents, np.random.default_rng(2))),
            lambda c, s=settings: check(c.source, c.target, s, encoder=memory),  # type: ignore[misc]
        )
    show(table(rows))
    kept = {"machine": machine(), "signature": signature(encoder)}
    keep(kept | {"kinds": [asdict(row) for row in rows]}, options.json)


if __name__ == "__main__":
    main()
