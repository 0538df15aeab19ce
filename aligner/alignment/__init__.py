"""Sentence alignment: which consecutive segments of two texts correspond."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from aligner.alignment.background import Background, encoder_background, text_background
from aligner.alignment.band import band, corridor
from aligner.alignment.beads import best_path_and_losses
from aligner.alignment.habits import adapted
from aligner.alignment.lattice import Lattice
from aligner.alignment.moves import in_order, with_moves
from aligner.alignment.neighbors import anchors
from aligner.alignment.posterior import sure_path
from aligner.alignment.scoring import Scorer, Side, Weights
from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Ints
from aligner.threads import one_thread_a_product

__all__ = ["Background", "Weights", "align_embeddings", "encoder_background", "text_background"]

_DENSE = 100  # segments a side up to which the whole grid is looked at


def align_embeddings(
    source: Embeddings,
    target: Embeddings,
    lengths: tuple[Sequence[int] | Ints, Sequence[int] | Ints],
    background: Background,
    *,
    weights: Weights | None = None,
    paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
) -> tuple[Bead, ...]:
    """The beads of two texts; swapping the sides gives the mirrored beads.

    They are the best monotone ones, and besides them those of what was moved. The score of a bead
    is the log of how much likelier it makes the alignment, at the usual price of leaving out.

    Args:
        source: centred embeddings of n segments.
        target: centred embeddings of m segments.
        lengths: characters of the n and of the m segments.
        background: what tokens match by chance in these texts.
        weights: what counts how much.
        paragraphs: the number of the paragraph of the n and of the m segments, ascending; None
            where each segment is one.
    """
    numbers = paragraphs or (range(len(source)), range(len(target)))
    sides = (
        Side(source, np.asarray(lengths[0], np.float32), np.asarray(numbers[0], np.int64)),
        Side(target, np.asarray(lengths[1], np.float32), np.asarray(numbers[1], np.int64)),
    )
    # Ties (repeated lines) must fall the same way when the sides are swapped: one order for both.
    mirrored = _order(sides[0]) > _order(sides[1])
    with one_thread_a_product():
        beads = _align(*(sides[::-1] if mirrored else sides), background, weights or Weights())
    return _mirrored(beads) if mirrored else beads


def _mirrored(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    swapped = [replace(bead, source=bead.target, target=bead.source) for bead in beads]
    return in_order(
        (bead for bead in swapped if not bead.moved), (bead for bead in swapped if bead.moved)
    )


def _order(side: Side) -> tuple[int, bytes, bytes, bytes]:
    sentences = side.embeddings.sentences
    return len(sentences), side.lengths.tobytes(), sentences.tobytes(), side.paragraphs.tobytes()


def _align(
    source: Side, target: Side, background: Background, weights: Weights
) -> tuple[Bead, ...]:
    scorer = Scorer(source, target, background, weights)
    lattice, outline = _lattice(scorer, source, target)
    scored = scorer.scored(lattice)
    beads = [
        replace(bead, score=scored.score(bead.source, bead.target)) if bead.aligned else bead
        for bead in sure_path(adapted(scored, outline))
    ]
    return with_moves(beads, scorer, source, target)


def _lattice(scorer: Scorer, source: Side, target: Side) -> tuple[Lattice, Sequence[Bead]]:
    """Where the tokens are looked at: all of a small text, of a large one what is likely.

    And the best path through the outline of a large one.
    """
    n, m = len(source.lengths), len(target.lengths)
    if max(n, m) <= _DENSE:
        return Lattice(0, *band([], n, m)), ()
    chain = anchors(source.embeddings.sentences, target.embeddings.sentences)
    outline = Lattice(0, *band(chain, n, m))
    outlined = scorer.outlined(outline)
    path, losses = best_path_and_losses(outlined)
    return Lattice(0, *corridor(outline, losses, path)), path
