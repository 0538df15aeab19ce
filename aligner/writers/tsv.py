"""Columns divided by tabs."""

from aligner.bitext import Bead, Bitext
from aligner.json_text import score
from aligner.writers.written import Written, one_file, one_line

_COLUMNS = ("source", "target", "kind", "score", "confidence", "moved", "quality")


def tsv(bitext: Bitext) -> Written:
    """A header and one line a bead; the fields are not quoted.

    Indices count segments from 0 and stand apart by spaces. The score is empty where one side is:
    nothing was compared. The confidence is empty where the input was aligned already, `moved` where
    nothing was, the quality where no judge was asked. Tabs and line breaks within a text become
    spaces.
    """
    header = (*_COLUMNS, "source_text", "target_text")
    lines = (
        (*_indices(bead), *_cells(bead), *map(one_line, bitext.texts(bead)))
        for bead in bitext.beads
    )
    return one_file("".join("\t".join(line) + "\n" for line in (header, *lines)))


def _indices(bead: Bead) -> tuple[str, str]:
    return " ".join(map(str, bead.source)), " ".join(map(str, bead.target))


def _cells(bead: Bead) -> tuple[str, ...]:
    moved = "moved" if bead.moved else ""
    return bead.kind, _cell(bead.score), _cell(bead.confidence), moved, _cell(bead.quality)


def _cell(number: float | None) -> str:
    return "" if number is None else f"{score(number):.4f}"
