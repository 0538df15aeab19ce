"""Which words of one side of a bead are found nowhere on the other."""

import numpy as np

from aligner.alignment.background import Background
from aligner.bitext import Bead, Bitext, Document, Span
from aligner.embeddings import Embeddings, Floats

_FOUND = 0.5  # spreads above chance from which on a token counts as found


def gap_spans(
    bitext: Bitext, bead: Bead, source: Embeddings, target: Embeddings, background: Background
) -> tuple[Span | None, Span | None]:
    """The longest passage of each side that is not found on the other, None where all is found.

    Args:
        bitext: the documents; spans are offsets into their texts.
        bead: an aligned bead.
        source: centred embeddings of the source segments.
        target: centred embeddings of the target segments.
        background: what tokens match by chance here.
    """
    rows, columns = source.tokens.rows(bead.source), target.tokens.rows(bead.target)
    similarities = source.tokens.floats(rows) @ target.tokens.floats(columns).T
    if not similarities.size:
        return None, None
    return (
        _passage(similarities, bitext.source, bead.source, source, background),
        _passage(similarities.T, bitext.target, bead.target, target, background),
    )


def _passage(
    similarities: Floats,
    document: Document,
    segments: range,
    embeddings: Embeddings,
    background: Background,
) -> Span | None:
    chance = background.expected(np.array(similarities.shape[1:]))
    above = (similarities.max(axis=1) - chance) / background.spread
    run = heaviest_run(_FOUND - above)
    if not run:
        return None
    spans = _token_spans(document, segments, embeddings)
    return _whole_words(document.text, Span(int(spans[run.start, 0]), int(spans[run.stop - 1, 1])))


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


def _token_spans(document: Document, segments: range, embeddings: Embeddings) -> np.ndarray:
    """(t, 2) offsets into the document of the tokens of consecutive segments."""
    tokens = embeddings.tokens
    starts = np.array([document.segments[i].start for i in segments])
    counts = np.diff(tokens.offsets[segments.start : segments.stop + 1])
    spans: np.ndarray = tokens.spans[tokens.rows(segments)] + np.repeat(starts, counts)[:, None]
    return spans


def _whole_words(text: str, span: Span) -> Span:
    """The span, grown to the white space around it."""
    start, end = span
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)
