"""How well the tokens of the two sides of a bead match, beside what they would match by chance."""

from collections.abc import Sequence

import numpy as np

from aligner.alignment.background import Background
from aligner.alignment.ragged import segment_max
from aligner.bitext import Bead
from aligner.embeddings import Embeddings, Floats, TokenEmbeddings
from aligner.evidence import Match

_CHUNK = 4096  # tokens compared with the samples at a time


def bead_matches(
    source: Embeddings,
    target: Embeddings,
    beads: Sequence[Bead],
    background: Background,
    samples: Embeddings,
) -> tuple[Match | None, ...]:
    """One entry a bead, None where a side has no token.

    Args:
        source: centred embeddings of n segments.
        target: centred embeddings of m segments.
        beads: indices into both.
        background: what tokens match by chance here.
        samples: centred embeddings of texts that share nothing with these.
    """
    here, there = source.tokens, target.tokens
    weights = (
        _weights(here, samples.tokens, background),
        _weights(there, samples.tokens, background),
    )
    matches: list[Match | None] = []
    for bead in beads:
        rows, columns = here.rows(bead.source), there.rows(bead.target)
        similarities = here.floats(rows) @ there.floats(columns).T
        found = (
            Match(
                _mean(similarities, weights[0][rows], background),
                _mean(similarities.T, weights[1][columns], background),
            )
            if similarities.size
            else None
        )
        matches.append(found)
    return tuple(matches)


def _weights(tokens: TokenEmbeddings, samples: TokenEmbeddings, background: Background) -> Floats:
    """(T,) how much each token counts: little if it finds a match in any text (`the`, a comma)."""
    weights = np.empty(len(tokens), np.float32)
    others = samples.floats().T
    chance = background.expected(samples.counts)
    for start in range(0, len(weights), _CHUNK):
        rows = slice(start, start + _CHUNK)
        best = segment_max(tokens.floats(rows) @ others, samples.offsets)
        excess = (best - chance).mean(axis=1) / background.spread
        weights[rows] = 1 / (1 + np.exp(2 * excess))
    return weights


def _mean(similarities: Floats, weights: Floats, background: Background) -> float:
    """How far the (t,) rows match the (u,) columns of (t, u) above chance, in spreads."""
    chance = background.expected(np.array(similarities.shape[1:]))
    above = (similarities.max(axis=1) - chance) / background.spread
    return float(np.average(above, weights=weights))
