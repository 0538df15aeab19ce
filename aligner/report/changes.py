"""What came and what went between two checks of a translation.

A finding is the same as one before if it has the same fingerprint; failing that, if the same check
says it of the same words of the same passage of the original; failing that, of the same passage.
So a fault that still stands in a sentence that was edited elsewhere is neither mended nor new.
"""

from collections import defaultdict, deque
from collections.abc import Hashable
from dataclasses import dataclass

from aligner.mqm import Report
from aligner.report.fingerprint import Content, content


@dataclass(frozen=True, slots=True)
class Changes:
    """Between an earlier report and a later one.

    Attributes:
        new: numbers of the findings in the later report that the earlier one did not have.
        fixed: numbers of the findings in the earlier report that the later one has no more.
        same: for each other finding of the later report, which one of the earlier it is.
    """

    new: tuple[int, ...]
    fixed: tuple[int, ...]
    same: dict[int, int]


def changes(before: Report, after: Report) -> Changes:
    """What came and went between two reports on one original."""
    old, new = ([content(r, finding) for finding in r.findings] for r in (before, after))
    same: dict[int, int] = {}
    for name in (_whole, _place, _passage):
        free: dict[Hashable, deque[int]] = defaultdict(deque)
        taken = set(same.values())
        for k, each in enumerate(old):
            if k not in taken:
                free[name(each)].append(k)
        for k, each in enumerate(new):
            if k not in same and free[name(each)]:
                same[k] = free[name(each)].popleft()
    taken = set(same.values())
    return Changes(
        tuple(k for k in range(len(new)) if k not in same),
        tuple(k for k in range(len(old)) if k not in taken),
        same,
    )


def _whole(found: Content) -> Hashable:
    return found


def _place(found: Content) -> Hashable:
    return found.check, found.source or found.target, found.source_place, found.target_place


def _passage(found: Content) -> Hashable:
    return found.check, found.source or found.target
