"""Named values at the beginning of both texts, such as titles: the name says what belongs together.

See `Document.fields`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from aligner.bitext import Bead

Fields = Sequence[tuple[str, range]]
"""Names, ascending, as their values stand in the text, and the segments of each."""


def field_beads(source: Fields, target: Fields) -> tuple[Bead, ...]:
    """One bead a name that both have; what only one of them has is a bead a segment.

    None at all where one of the texts has no fields: then it may have the same values as text.
    """
    if not source or not target:
        return ()
    return tuple(_beads(dict(source), dict(target)))


def _beads(source: dict[str, range], target: dict[str, range]) -> Iterator[Bead]:
    i = j = 0  # where what is missing on a side would stand
    for name in sorted(source.keys() | target.keys()):
        here, there = source.get(name, range(i, i)), target.get(name, range(j, j))
        if here and there:
            yield Bead(here, there)
        else:
            yield from (Bead(range(k, k + 1), range(j, j)) for k in here)
            yield from (Bead(range(i, i), range(k, k + 1)) for k in there)
        i, j = here.stop, there.stop


def shifted(beads: Iterable[Bead], source: int, target: int) -> tuple[Bead, ...]:
    """The beads of texts that stand behind so many segments."""
    return tuple(
        replace(
            bead,
            source=range(bead.source.start + source, bead.source.stop + source),
            target=range(bead.target.start + target, bead.target.stop + target),
        )
        for bead in beads
    )
