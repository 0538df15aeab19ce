"""Which segments tell how long translations are in a text."""

from aligner.checks.length_ratio import LENGTH_RATIO
from tests.checks.samples import evidence

# Lengths that vary as those of good translations do.
PROSE = [("e" * 100, "t" * (100 + 6 * (k % 7) - 18)) for k in range(28)]
LONGER = ("e" * 100, "t" * 165)
TABLE = [(f"({k})", f"({k})") for k in range(400)]


def test_numbers_in_a_table_do_not_tell_how_much_lengths_vary() -> None:
    alone, beside = (
        [finding.bead for finding in LENGTH_RATIO.findings(evidence(pairs))]
        for pairs in ([*PROSE, LONGER], [*PROSE, LONGER, *TABLE])
    )
    assert alone == beside == []


def test_where_there_is_nothing_but_numbers_they_tell() -> None:
    odd = ("12", "1" * 30)
    (finding,) = LENGTH_RATIO.findings(evidence([*TABLE, odd]))
    assert finding.bead == len(TABLE)
