"""Which words of one side of a bead are found nowhere on the other, as a passage of the text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.bitext import Bitext, Document, Span
from aligner.embeddings import Floats, median
from aligner.evidence import Losses
from aligner.judge.coverage import coverage
from aligner.judge.losses import Text, with_neighbours

# A word counts as lost by what its loss has beyond the median of the side: in half deviations of
# that side, beyond a bar that is at least so high, and rises with the likeliest word of the bead.
_BAR, _RISING = 1.5, 0.4
_HIGHEST = 0.8  # of the likeliest word of the bead: there always is a passage to show
_REST = 0.5  # of what a passage lost: with less left, the beads beside it account for it
# Median and median deviation before anything is seen, and how many words that is worth.
_PRIOR_MEDIAN, _PRIOR_DEVIATION, _PRIOR_WORDS = -1.0, 1.8, 100


@dataclass(frozen=True, slots=True)
class _Scale:
    """Median, and median deviation from it, of what the words of a side lose."""

    median: float
    deviation: float

    @classmethod
    def of(cls, losses: Sequence[Floats]) -> "_Scale":
        words = np.concatenate([*losses, np.zeros(0, np.float32)])
        trust = len(words) / (len(words) + _PRIOR_WORDS)
        middle = median(words) if len(words) else _PRIOR_MEDIAN
        deviation = median(np.abs(words - middle)) if len(words) else _PRIOR_DEVIATION
        return cls(
            trust * middle + (1 - trust) * _PRIOR_MEDIAN,
            trust * deviation + (1 - trust) * _PRIOR_DEVIATION,
        )

    def run(self, losses: Floats) -> range:
        """The consecutive words that are lost most clearly; none where nothing is lost."""
        scaled = self._scaled(losses)
        most = float(scaled.max(initial=0.0))
        return heaviest_run(scaled - min(max(_BAR, _RISING * most), _HIGHEST * most))

    def still(self, run: range, losses: Floats, found: Floats) -> range:
        """The run, or none if its words are `found` so much better elsewhere."""
        part = slice(run.start, run.stop)
        before = self._scaled(losses)[part].sum()
        after = self._scaled(losses - with_neighbours(np.maximum(found, 0)))[part].sum()
        return run if after >= _REST * before else range(0)

    def _scaled(self, losses: Floats) -> Floats:
        scaled: Floats = 2 * (losses - self.median) / max(self.deviation, 1e-6)
        return scaled


@dataclass(frozen=True, slots=True)
class Gaps:
    """The lost and the added passage of each bead of a bitext, by its index.

    `losses` has one entry a bead.
    """

    bitext: Bitext
    texts: tuple[Text, Text]
    losses: Sequence[Losses]
    scales: tuple[_Scale, _Scale]

    @classmethod
    def of(cls, bitext: Bitext, texts: tuple[Text, Text], losses: Sequence[Losses]) -> "Gaps":
        scales = (
            _Scale.of([each.source for each in losses]),
            _Scale.of([each.target for each in losses]),
        )
        return cls(bitext, texts, losses, scales)

    def __call__(self, bead: int) -> tuple[Span | None, Span | None]:
        """Of the source and of the target; None where nothing is missing, or nothing compared."""
        aligned, losses = self.bitext.beads[bead], self.losses[bead]
        runs = (self.scales[0].run(losses.source), self.scales[1].run(losses.target))
        if any(runs) and self.bitext.ids is None:
            found = self._found_beside(bead)
            runs = (
                self.scales[0].still(runs[0], losses.source, found[0]),
                self.scales[1].still(runs[1], losses.target, found[1]),
            )
        here, there = self.texts
        return (
            _passage(self.bitext.source, here, aligned.source, runs[0]),
            _passage(self.bitext.target, there, aligned.target, runs[1]),
        )

    def _found_beside(self, bead: int) -> tuple[Floats, Floats]:
        """How much better each word of a bead is covered with the beads next to it in view.

        What one sentence says may be translated in the sentence before or after it.
        """
        beads, (here, there) = self.bitext.beads, self.texts
        own, near_by = beads[bead], beads[max(bead - 1, 0) : bead + 2]
        around = [own] if own.moved else [each for each in near_by if not each.moved]
        sources = _reach([each.source for each in around])
        targets = _reach([each.target for each in around])
        near = coverage(here.side(sources), there.side(targets))
        alone = coverage(here.side(own.source), there.side(own.target))
        parts = (
            _inside(here, sources, own.source),
            _inside(there, targets, own.target),
        )
        return near[0][parts[0]] - alone[0], near[1][parts[1]] - alone[1]


def _reach(parts: Sequence[range]) -> range:
    """From the first to the last segment of consecutive parts, some of which may be empty."""
    full = [part for part in parts if part]
    return range(full[0].start, full[-1].stop)


def _inside(text: Text, segments: range, part: range) -> slice:
    """Where the words of a part stand among those of consecutive segments."""
    rows, first = text.words.rows(part), text.words.rows(segments).start
    return slice(rows.start - first, rows.stop - first)


def _passage(document: Document, text: Text, segments: range, run: range) -> Span | None:
    """From the first to the last of a run of the words of consecutive segments."""
    if not run:
        return None
    offsets = text.words.offsets[segments.start : segments.stop + 1]
    starts = np.repeat([document.segments[i].start for i in segments], np.diff(offsets))
    spans = text.words.spans[text.words.rows(segments)] + starts[:, None]
    return Span(int(spans[run.start, 0]), int(spans[run.stop - 1, 1]))


def heaviest_run(weights: Floats) -> range:
    """The consecutive indices with the largest sum; none where no weight is positive (Kadane)."""
    best, best_run = 0.0, range(0)
    total, start = 0.0, 0
    for k, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, k
        total += float(weight)
        if total > best:
            best, best_run = total, range(start, k + 1)
    return best_run
