"""What the review says of itself: its keys."""

from collections.abc import Iterator

from rich.text import Text

from aligner.report.layout import hanging
from aligner.review.palette import Palette

KEYS = (
    ("j, k, arrows", "the next finding, the one before"),
    ("n, N", "the next that is not decided yet, the one before"),
    ("g, G", "the first finding, the last"),
    ("space, b", "scroll the texts on, and back"),
    ("a", "accept: it is a fault, and goes onto the list of what is to do"),
    ("d", "dismiss: it is none, or shall stay; asks why, and the baseline keeps the reason"),
    ("u", "undo the last decision"),
    ("x", "take back what was decided about this finding, now or earlier"),
    ("o, enter", "open the translation in your editor, at the place"),
    ("O", "open the original"),
    ("r", "read both files and check them anew"),
    ("e", "explain the check: what it finds, why, and when it is wrong"),
    ("/", "show only some: major+, number, to-do, dismissed, all, or words of the texts"),
    ("+, -", "show more, or less, of the texts around the place"),
    ("t", "dark or light"),
    ("?", "this page"),
    ("q", "leave; everything decided is kept"),
)
"""Each with what it does."""


def keys(palette: Palette, width: int) -> Iterator[Text]:
    """The keys, one a line."""
    longest = max(len(key) for key, _ in KEYS)
    for key, what in KEYS:
        lead = Text.assemble((key.ljust(longest), palette.strong), "  ")
        yield from hanging(lead, Text(what), width)
