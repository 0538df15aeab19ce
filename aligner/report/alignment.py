"""The alignment alone, in the formats that other tools read."""

import re
from collections.abc import Callable, Iterator, Mapping

from aligner.bitext import Bead, Bitext
from aligner.errors import SettingsError
from aligner.report.json_report import dumps, score

# Everything that some reader of lines or of columns takes for an end.
_BREAK = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def write_alignment(bitext: Bitext, format: str) -> str:
    """The beads of `bitext` as text in one of `ALIGNMENT_FORMATS`."""
    if format not in ALIGNMENT_FORMATS:
        known = ", ".join(ALIGNMENT_FORMATS)
        raise SettingsError(f'unknown alignment format "{format}". Choose one of: {known}.')
    return ALIGNMENT_FORMATS[format](bitext)


def tsv(bitext: Bitext) -> str:
    """A header and one line a bead; the fields are not quoted.

    Indices count segments from 0 and stand apart by spaces. The score is empty where one side is:
    nothing was compared. The confidence is empty where the input was aligned already, `moved` where
    nothing was, the quality where no judge was asked. Tabs and line breaks within a text become
    spaces.
    """
    columns = ("source", "target", "kind", "score", "confidence", "moved", "quality")
    header = (*columns, "source_text", "target_text")
    rows = (
        (*_indices(bead), *_cells(bead), *map(_one_line, bitext.texts(bead)))
        for bead in bitext.beads
    )
    return "".join("\t".join(row) + "\n" for row in (header, *rows))


def jsonl(bitext: Bitext) -> str:
    """One object a bead; `score` is null where one side is empty, `id` stands where it is known."""
    return "".join(dumps(record) + "\n" for record in _records(bitext))


def vecalign(bitext: Bitext) -> str:
    """`[0, 1]:[2]:0.123456`, one line a bead, as Vecalign and its scorer write and read it.

    The format wants a number in the third place, so that a bead with an empty side gets 0.0 here,
    and only here. The number is this program's score (higher is better), not Vecalign's cost; the
    scorer does not read it.
    """
    return "".join(
        f"{list(bead.source)}:{list(bead.target)}:{bead.score or 0.0:.6f}\n"
        for bead in bitext.beads
    )


ALIGNMENT_FORMATS: Mapping[str, Callable[[Bitext], str]] = {
    "tsv": tsv,
    "jsonl": jsonl,
    "vecalign": vecalign,
}


def _records(bitext: Bitext) -> Iterator[dict[str, object]]:
    for index, bead in enumerate(bitext.beads):
        name = {} if bitext.ids is None else {"id": bitext.ids[index]}
        source_text, target_text = bitext.texts(bead)
        yield name | {
            "source": list(bead.source),
            "target": list(bead.target),
            "score": score(bead.score),
            "confidence": score(bead.confidence),
            "moved": bead.moved,
            "quality": score(bead.quality),
            "source_text": source_text,
            "target_text": target_text,
        }


def _indices(bead: Bead) -> tuple[str, str]:
    return " ".join(map(str, bead.source)), " ".join(map(str, bead.target))


def _cells(bead: Bead) -> tuple[str, ...]:
    moved = "moved" if bead.moved else ""
    return bead.kind, _cell(bead.score), _cell(bead.confidence), moved, _cell(bead.quality)


def _cell(number: float | None) -> str:
    return "" if number is None else f"{score(number):.4f}"


def _one_line(text: str) -> str:
    # A lone surrogate, half of a character, cannot be written as UTF-8.
    return _BREAK.sub(" ", text).encode("utf-8", "replace").decode()
