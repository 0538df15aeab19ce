"""What a check is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from aligner.evidence import Evidence
from aligner.mqm import Finding


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule: `find` yields what is wrong; `category` is the MQM path of its findings."""

    name: str
    category: str
    find: Callable[[Evidence], Iterable[Finding]]
