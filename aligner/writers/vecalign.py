"""The beads alone, as Vecalign and its scorer write and read them."""

from aligner.bitext import Bitext
from aligner.writers.written import Written, one_file


def vecalign(bitext: Bitext) -> Written:
    """`[0, 1]:[2]:0.123456`, one line a bead.

    The format wants a number in the third place, so that a bead with an empty side gets 0.0 here,
    and only here. The number is this program's score (higher is better), not Vecalign's cost; the
    scorer does not read it.
    """
    return one_file(
        "".join(
            f"{list(bead.source)}:{list(bead.target)}:{bead.score or 0.0:.6f}\n"
            for bead in bitext.beads
        )
    )
