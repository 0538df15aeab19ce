"""One pair, in whatever process it is compared."""

from dataclasses import dataclass
from functools import cache

from aligner.embed.encoder import Encoder, load_encoder
from aligner.errors import AlignerError
from aligner.mqm import Report
from aligner.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """A pair, and how it is compared.

    `source` and `target` are paths from the working directory, as reports name them; `target` is
    None where `source` is a file of pairs.
    """

    source: str
    target: str | None
    settings: Settings
    judge: str | None = None


Outcome = Report | str
"""A report, or why there is none, in one line."""


def compared(task: Task) -> Outcome:
    """The report on a pair; what goes wrong with one says nothing of the others."""
    from aligner import pipeline  # noqa: PLC0415 - what is kept needs none of it

    settings = task.settings
    try:
        encoder = _encoder(settings.model, settings.device, settings.token_layer)
        return pipeline.check(task.source, task.target, settings, encoder=encoder, judge=task.judge)
    except AlignerError as error:
        return str(error)
    except Exception as error:
        where = task.source if task.target is None else f"{task.source}, {task.target}"
        return f"{where}: aligner failed: {type(error).__name__}: {error}. Please report this."


def died(task: Task) -> Outcome:
    """What is said of a pair whose process was killed."""
    where = task.source if task.target is None else f"{task.source}, {task.target}"
    return (
        f"{where}: the process that compared them was killed, perhaps for want of memory. "
        "Use fewer processes (--jobs 1), or divide the documents."
    )


@cache
def _encoder(model: str | None, device: str | None, token_layer: int | None) -> Encoder:
    """Loaded once a process."""
    return load_encoder(model, device=device, token_layer=token_layer)
