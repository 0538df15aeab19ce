"""The words of the other text that the vectors put beside those of a passage."""

from aligner.bitext import Span
from aligner.evidence import Links


def partners(links: Links | None, span: Span) -> list[Span]:
    """The words of the target that belong to some of the source more than to any others.

    And these belong to them more than to any others of the target.

    Args:
        links: of a bead.
        span: of some words of its source, in the document.
    """
    if links is None:
        return []
    found = []
    for row, (start, end) in enumerate(links.source):
        if start < span.end and span.start < end:
            column = int(links.shares[row].argmax())
            if int(links.shares[:, column].argmax()) == row:
                found.append(Span(*map(int, links.target[column])))
    return found


def strongest(links: Links | None, span: Span) -> float:
    """The greatest share that a word of some of the source has in one of the target.

    1 where nothing is known of them.
    """
    if links is None:
        return 1.0
    shares = [
        float(links.shares[row].max())
        for row, (start, end) in enumerate(links.source)
        if start < span.end and span.start < end
    ]
    return max(shares, default=1.0)


def share(links: Links, span: Span, other: Span) -> float:
    """The greatest share that a word of some of the source has in a word of some of the target.

    1 where nothing is known of either.
    """
    rows = (links.source[:, 0] < span.end) & (span.start < links.source[:, 1])
    columns = (links.target[:, 0] < other.end) & (other.start < links.target[:, 1])
    some = links.shares[rows][:, columns]
    return float(some.max()) if some.size else 1.0
