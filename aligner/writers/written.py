"""What a writer gives, and what all writers need."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.bitext import Bead, Bitext

# Everything that some reader of lines or of columns takes for an end.
_BREAK = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# What XML 1.0 cannot hold, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNDETERMINED = "und"


class Written(NamedTuple):
    """The texts of the files, by what is put after the path of each; and notes for the user."""

    texts: dict[str, str]
    notes: tuple[str, ...] = ()


class Row(NamedTuple):
    """A bead and its texts."""

    bead: Bead
    source: str
    target: str


def one_file(text: str, *notes: str) -> Written:
    return Written({"": text}, tuple(filter(None, notes)))


def rows(bitext: Bitext) -> Iterator[Row]:
    return (Row(bead, *bitext.texts(bead)) for bead in bitext.beads)


def one_line(text: str) -> str:
    # A lone surrogate, half of a character, cannot be written as UTF-8.
    return _BREAK.sub(" ", text).encode("utf-8", "replace").decode()


def xml_characters(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def lost_characters(bitext: Bitext) -> str:
    """A note on what XML cannot hold of the texts; empty if nothing."""
    sides = (bitext.source.segments, bitext.target.segments)
    lost = sum(len(_NOT_XML.findall(each.text)) for side in sides for each in side)
    plural = "s" if lost != 1 else ""
    return f"{lost} character{plural} that XML cannot hold left out" if lost else ""


def left_out(count: int, what: str, form: str) -> str:
    """A note on beads that a format has no place for; empty if there are none."""
    first, _, rest = what.partition(" ")
    plural = "s" if count != 1 else ""
    return f"{count} {first}{plural} {rest} left out: {form} holds none" if count else ""
