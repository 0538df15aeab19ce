"""One pair, in whatever process it is compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from aligner.embed.choice import Choice
from aligner.errors import AlignerError
from aligner.gate.kept import keep
from aligner.mqm import Report
from aligner.settings import Settings
from aligner.store import Store

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder
    from aligner.judge.quality import QualityEstimator


class Place(NamedTuple):
    """Where a store is, and the most bytes that it takes."""

    folder: Path
    limit: int


@dataclass(frozen=True, slots=True)
class Task:
    """A pair, and how it is compared.

    Attributes:
        source: path from the working directory, as reports name it.
        target: likewise; None where `source` is a file of pairs.
        settings: how to compare them.
        judge: the name of a judge.
        place: where vectors and the report are kept; None for nowhere.
        key: what the report is known by there; None where it is not kept.
    """

    source: str
    target: str | None
    settings: Settings
    judge: str | None = None
    place: Place | None = None
    key: bytes | None = None

    def files(self) -> Sequence[Path]:
        return [Path(name) for name in (self.source, self.target) if name]

    def __str__(self) -> str:
        return self.source if self.target is None else f"{self.source}, {self.target}"


Outcome = Report | str
"""A report, or why there is none, in one line."""


def compared(task: Task) -> Outcome:
    """The report on a pair; what goes wrong with one says nothing of the others."""
    from aligner import pipeline  # noqa: PLC0415 - what is kept needs none of it

    settings = task.settings
    store = _store(task.place) if task.place else None
    try:
        encoder = _encoder(store, Choice.of(settings))
        judge = _judge(task.judge, settings.device) if task.judge else None
        report = pipeline.check(task.source, task.target, settings, encoder=encoder, judge=judge)
    except AlignerError as error:
        return str(error)
    except Exception as error:
        return f"{task}: aligner failed: {type(error).__name__}: {error}. Please report this."
    if store and task.key:
        keep(store, task.key, report)
    return report


def died(task: Task) -> Outcome:
    """What is said of a pair whose process was killed."""
    return (
        f"{task}: the process that compared them was killed, perhaps for want of memory. "
        "Use fewer processes (--jobs 1), or divide the documents."
    )


@cache
def _store(place: Place) -> Store:
    """Opened once a process; what is wrong with it says the process that began this one."""
    return Store(place.folder, place.limit)


@cache
def _encoder(store: Store | None, choice: Choice) -> "Encoder":
    """Made once a process, and loaded when it is first needed."""
    from aligner.embed.encoder import load_encoder  # noqa: PLC0415

    return load_encoder(**choice.options(), cache=store)


@cache
def _judge(name: str, device: str | None) -> "QualityEstimator":
    """Loaded once a process."""
    from aligner.judge.estimators import load_judge  # noqa: PLC0415

    return load_judge(name, device=device)
