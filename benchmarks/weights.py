"""Fits the weights of the bead score, `aligner.alignment.scoring.Weights`.

    python benchmarks/weights.py --data ../shared/data             # fit
    python benchmarks/weights.py --data ../shared/data --halves    # and judge that
    python benchmarks/weights.py --data ../shared/data --halves --without idle --without crossing

An alignment is as likely as exp(the sum of its scores), divided by that of all alignments of the
two texts. The weights are those under which the gold alignments are likeliest, drawn lightly to 0.
The score is linear in them, save `growth` and `paragraph`, which stay as they are: what belongs to
a weight is what `Scorer` gives where it is 1 and the others are 0.

Fitted to news (all of alignment/ntrex-*, and more that is made like it) and to Text+Berg, cut into
pieces. By halves: fitted to every other document, the same ones in all corpora of news, judged on
the rest, and the reverse; each `--without` holds one weight at 0 for another row of the table.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpora import Pair, corpus
from encoders import Memory
from news import planted
from numpy.typing import NDArray
from results import FOLDER, keep, machine, show
from rich.table import Table
from scipy.optimize import minimize
from scorer import Alignment, Link, Scores, scores

from aligner.alignment.background import Background, encoder_background, text_background
from aligner.alignment.beads import best_path
from aligner.alignment.habits import adapted
from aligner.alignment.lattice import KINDS, Lattice, Scored
from aligner.alignment.posterior import sums
from aligner.alignment.scoring import Scorer, Side, Weights
from aligner.embed.encoder import load_encoder
from aligner.embeddings import Embeddings, Floats, Ints

FIXED = ("growth", "paragraph")
NAMES = tuple(field.name for field in fields(Weights) if field.name not in FIXED)
# More news, besides what is given: languages and the seed of what is dropped and merged.
PLANTED = (
    (("deu", "hin"), 1),
    (("eng", "hin"), 1),
    (("tha", "deu"), 1),
    (("hin", "eng"), 2),
    (("deu", "eng"), 1),
)
LITERARY = "textberg"  # how the name of the corpus begins that is not news
LONG = 200  # segments; a text with more is cut into pieces
PIECE = 30  # segments of a piece, at least
PIECE_WEIGHT = 6.0  # of a piece, as against a news document: there is so little else than news
SHRINK = 0.15  # of the squared weights, each times the usual size of what belongs to it
STEPS = 300  # of the search, at most
LOWERED = 0.8  # taken off the fitted `aligned`, to see whom it serves

MEASURES = {"strict": "strict", "lax": "lax", "omitted": "1-0", "added": "0-1"}

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is fitted to: its beads, and what belongs to each weight in them.

    Attributes:
        corpus: its name.
        half: 0 or 1.
        weight: how much it counts.
        gold: its links.
        lattice: the whole grid.
        kinds: (beads,) places in KINDS.
        ends: (beads,) places in the lattice.
        features: (beads, len(NAMES)) what the score of each bead is linear in.
        true: numbers of the beads that are in gold.
    """

    corpus: str
    half: int
    weight: float
    gold: Sequence[Link]
    lattice: Lattice
    kinds: Ints
    ends: Ints
    features: Floats
    true: Ints

    def scored(self, weights: Values) -> Scored:
        """All beads under some weights."""
        values = np.full((len(KINDS), self.lattice.size), -np.inf, np.float32)
        values[self.kinds, self.ends] = self.features @ weights.astype(np.float32)
        return Scored(self.lattice, KINDS, values)

    def likelihood(self, weights: Values) -> tuple[float, Values]:
        """The log likelihood of the gold alignment, and its gradient."""
        scored = self.scored(weights)
        found = sums(scored)
        starts = self.ends + scored.backs()[self.lattice.rows[self.ends], self.kinds, 0]
        logs = found.forward[starts] + found.backward[self.ends] - found.total
        shares = np.exp(logs + scored.values[self.kinds, self.ends])
        right = self.features[self.true].sum(axis=0, dtype=np.float64)
        return float(right @ weights) - found.total, right - shares.astype(
            np.float32
        ) @ self.features


def alone(name: str) -> Weights:
    """One weight 1, the others 0."""
    return replace(Weights(), **{other: float(other == name) for other in NAMES})


def vector(weights: Weights) -> Values:
    """(len(NAMES),) the weights that are fitted."""
    return np.array([getattr(weights, name) for name in NAMES])


class Sides(NamedTuple):
    """Both sides of a text as the program sees them, and what its tokens match by chance."""

    source: Side
    target: Side
    background: Background

    def part(self, rows: slice, columns: slice) -> "Sides":
        """Some consecutive segments of each side."""
        source, target = (
            Side(side.embeddings.part(part), side.lengths[part], side.paragraphs[part])
            for side, part in ((self.source, rows), (self.target, columns))
        )
        return Sides(source, target, self.background)


def sides(pair: Pair, memory: Memory) -> Sides:
    samples = memory.samples
    mean = samples.mean()
    source, target = (memory.encode(text).centred(mean) for text in (pair.source, pair.target))
    background = text_background(source, target, encoder_background(samples.centred(mean)))
    return Sides(_side(source, pair.source), _side(target, pair.target), background)


def _side(embeddings: Embeddings, texts: Sequence[str]) -> Side:
    lengths = np.array([len(text) for text in texts], np.float32)
    return Side(embeddings, lengths, np.arange(len(texts)))


def document(text: Sides, gold: Sequence[Link], corpus: str, half: int, weight: float) -> Document:
    """The beads of a text, with what belongs to each weight."""
    n, m = len(text.source.lengths), len(text.target.lengths)
    lattice = Lattice(0, np.zeros(n + 1, np.int64), np.full(n + 1, m))
    grids = [Scorer(*text, alone(name)).scored(lattice).values for name in NAMES]
    kinds, ends = np.nonzero(grids[0] > -np.inf)
    features = np.stack([grid[kinds, ends] for grid in grids], axis=1)
    numbers = np.full(grids[0].shape, -1)
    numbers[kinds, ends] = np.arange(len(ends))
    true = [
        numbers[
            KINDS.index((len(source), len(target))),
            lattice.place(source[-1] + 1, target[-1] + 1),
        ]
        for source, target in possible(gold)
    ]
    return Document(
        corpus, half, weight, gold, lattice, kinds, ends, features, np.array(true, np.int64)
    )


def possible(gold: Sequence[Link]) -> Iterator[Link]:
    """The links that an alignment can have all together: of known kinds, unbroken, in order.

    The others count as left out.
    """
    rows = columns = 0
    for source, target in gold:
        unbroken = all(b - a == 1 for side in (source, target) for a, b in pairwise(side))
        if not unbroken or (len(source), len(target)) not in KINDS:
            continue
        if source[0] >= rows and target[0] >= columns:
            rows, columns = source[-1] + 1, target[-1] + 1
            yield source, target


def pieces(pair: Pair) -> Iterator[tuple[slice, slice, list[Link]]]:
    """A long text cut before 1-1 links; links across a cut belong to no piece."""
    cuts = [(0, 0)]
    for source, target in pair.gold:
        if len(source) == len(target) == 1 and source[0] - cuts[-1][0] >= PIECE:
            cuts.append((source[0], target[0]))
    for (top, left), (bottom, right) in pairwise([*cuts, (len(pair.source), len(pair.target))]):
        rows, columns = range(top, bottom), range(left, right)
        yield (
            slice(top, bottom),
            slice(left, right),
            [
                (tuple(i - top for i in source), tuple(j - left for j in target))
                for source, target in pair.gold
                if set(source) <= set(rows) and set(target) <= set(columns)
            ],
        )


def documents(data: Path) -> list[Document]:
    """All that is fitted to; each line is embedded once."""
    corpora = {folder.name: corpus(folder) for folder in sorted((data / "alignment").iterdir())}
    for languages, seed in PLANTED:
        corpora[f"{'-'.join(languages)}, seed {seed}"] = planted(data, languages, seed)
    memory = Memory(load_encoder())
    pairs = [pair for some in corpora.values() for pair in some]
    memory.encode([line for pair in pairs for line in (*pair.source, *pair.target)])
    news = sorted({pair.name for pair in pairs if len(pair.source) < LONG})
    return [
        each
        for name, some in corpora.items()
        for pair in some
        for each in _documents(name, pair, news, memory)
    ]


def _documents(name: str, pair: Pair, news: Sequence[str], memory: Memory) -> Iterator[Document]:
    text = sides(pair, memory)
    if len(pair.source) < LONG:
        yield document(text, pair.gold, name, news.index(pair.name) % 2, 1.0)
        return
    for number, (rows, columns, gold) in enumerate(pieces(pair)):
        yield document(text.part(rows, columns), gold, name, number % 2, PIECE_WEIGHT)


def fit(some: Sequence[Document], without: str | None = None) -> Values:
    """The weights under which the gold of `some` is likeliest; `without` names one held at 0."""
    # In units of what usually belongs to a weight, so that all are drawn to 0 alike.
    usual = [each.features[each.true].sum(axis=0) / max(len(each.true), 1) for each in some]
    units = np.sqrt(np.mean(np.square(usual), axis=0, dtype=np.float64)) + 1e-9

    def loss(scaled: Values) -> tuple[float, Values]:
        value, slope = SHRINK * float(scaled @ scaled), 2 * SHRINK * scaled
        for each in some:
            log, gradient = each.likelihood(scaled / units)
            value -= each.weight * log
            slope -= each.weight * gradient / units
        return value, slope

    found = minimize(
        loss,
        np.zeros(len(NAMES)),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0, 0) if name == without else (None, None) for name in NAMES],
        options={"maxiter": STEPS},
    )
    weights: Values = found.x / units
    return weights


@dataclass(frozen=True, slots=True)
class Setting:
    """What is judged: fitted weights as they are, or with changes."""

    name: str
    lowered: float = 0.0
    habits: bool = False

    def alignment(self, document: Document, weights: Values) -> Alignment:
        scored = document.scored(weights - self.lowered * vector(alone("aligned")))
        beads = best_path(adapted(scored) if self.habits else scored)
        return [(tuple(bead.source), tuple(bead.target)) for bead in beads]


AS_FITTED = Setting("fitted")
CHANGED = (
    Setting("price of omissions by the text", habits=True),
    Setting(f"`aligned` {LOWERED} lower", LOWERED),
    Setting("both", LOWERED, habits=True),
)
PROGRAM = Setting("the program, all documents", habits=True)


@dataclass(frozen=True, slots=True)
class Row:
    """How good a setting is."""

    setting: str
    corpora: dict[str, Scores]

    def mean(self, measure: str, literary: bool) -> float:
        """Of all corpora of news, or of Text+Berg."""
        found = [
            getattr(scores, measure) or 0.0
            for name, scores in self.corpora.items()
            if name.startswith(LITERARY) == literary
        ]
        return sum(found) / len(found)


def judged(setting: Setting, name: str, some: Sequence[Document], halves: Sequence[Values]) -> Row:
    """How good it is with one of two vectors of weights for each half."""
    groups: dict[str, tuple[list[Alignment], list[Alignment]]] = {}
    for each in some:
        gold, test = groups.setdefault(each.corpus, ([], []))
        gold.append(each.gold)
        test.append(setting.alignment(each, halves[each.half]))
    return Row(name, {corpus: scores(*both) for corpus, both in groups.items()})


def rows_by_halves(some: Sequence[Document], without: str | None) -> Iterator[Row]:
    """Each half judged with what was fitted to the other."""
    halves = [fit([each for each in some if each.half != half], without) for half in (0, 1)]
    if without:
        yield judged(AS_FITTED, f"without `{without}`", some, halves)
        return
    for setting in (AS_FITTED, *CHANGED):
        yield judged(setting, setting.name, some, halves)


def weights_table(fitted: Values) -> Table:
    grid = Table("weight", "fitted", "in the program", title="Weights", caption=machine())
    for name, weight, present in zip(NAMES, fitted, vector(Weights()), strict=True):
        grid.add_row(name, f"{weight:.4f}", f"{present:.4f}")
    return grid


def quality_table(rows: Sequence[Row]) -> Table:
    grid = Table(title="News, mean of the corpora | Text+Berg, in pieces", caption=machine())
    grid.add_column("setting", no_wrap=True)
    for measure in MEASURES.values():
        grid.add_column(measure, justify="right")
    for measure in MEASURES.values():
        grid.add_column(measure, justify="right")
    for row in rows:
        news, literary = ([row.mean(name, kind) for name in MEASURES] for kind in (False, True))
        grid.add_row(row.setting, *(f"{x:.4f}" for x in news), *(f"{x:.3f}" for x in literary))
    return grid


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds ntrex/ and alignment/")
    parser.add_argument("--halves", action="store_true", help="fit to one half, judge on the other")
    parser.add_argument("--without", action="append", default=[], choices=NAMES)
    parser.add_argument("--json", type=Path, default=FOLDER / "weights.json")
    options = parser.parse_args()
    some = documents(options.data)
    fitted = fit(some)
    show(weights_table(fitted))
    rows = [judged(PROGRAM, PROGRAM.name, some, [vector(Weights())] * 2)]
    if options.halves:
        rows += [row for name in (None, *options.without) for row in rows_by_halves(some, name)]
    show(quality_table(rows))
    results = {
        "machine": machine(),
        "fitted": dict(zip(NAMES, fitted.round(4).tolist(), strict=True)),
        "program": asdict(Weights()),
        "quality": [asdict(row) for row in rows],
    }
    keep(results, options.json)


if __name__ == "__main__":
    main()
