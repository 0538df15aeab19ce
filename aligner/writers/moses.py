"""Two files of lines that correspond, as trainers of machine translation read them."""

from aligner.bitext import Bitext
from aligner.languages.codes import same_language
from aligner.writers.written import UNDETERMINED, Written, left_out, one_line, rows


def moses(bitext: Bitext) -> Written:
    """One bead a line, in files such as `out.de` and `out.hi`.

    They are `out.source` and `out.target` where the languages are unknown or the same. Beads with
    an empty side are left out.
    """
    pairs = [row for row in rows(bitext) if row.source.strip() and row.target.strip()]
    names = bitext.source.language, bitext.target.language
    if UNDETERMINED in names or same_language(*names):
        names = ("source", "target")
    texts = {
        f".{names[0]}": "".join(f"{one_line(row.source)}\n" for row in pairs),
        f".{names[1]}": "".join(f"{one_line(row.target)}\n" for row in pairs),
    }
    note = left_out(len(bitext.beads) - len(pairs), "bead with an empty side", "Moses")
    return Written(texts, (note,) if note else ())
