"""The checks of open pairs, with encoders that stay loaded. All of it runs in the worker."""

from collections.abc import Mapping
from pathlib import Path

from aligner.embed.choice import Choice
from aligner.embed.encoder import Encoder, load_encoder
from aligner.errors import CacheError
from aligner.gate.single import SinglePair
from aligner.mqm import Report
from aligner.pipeline import Hooks
from aligner.results import Alert, PairResult
from aligner.session import Session
from aligner.store import Store, open_store

DISMISSED = "Dismissed in the editor."
"""The reason in the baseline."""


class Checker:
    """Checks pairs; pairs with one model share an encoder.

    Args:
        hooks: who is told of progress and notes, from the thread of the worker.
        cache_dir: the folder of what is kept for later runs; None is that of the user.
    """

    def __init__(self, hooks: Hooks, cache_dir: Path | None = None) -> None:
        self._hooks = hooks
        self._cache_dir = cache_dir
        self._store: Store | None = None
        self._encoders: dict[tuple[Choice, bool], Encoder] = {}

    def session(self, pair: SinglePair) -> Session:
        """A session for a pair. No judge is asked: one takes seconds for a page."""
        return Session(pair, self._encoder(pair), hooks=self._hooks)

    def _encoder(self, pair: SinglePair) -> Encoder:
        choice, cached = Choice.of(pair.holds.settings()), bool(pair.holds["cache"])
        key = choice, cached
        if key not in self._encoders:
            self._encoders[key] = load_encoder(
                **choice.options(),
                cache=self._opened(pair) if cached else None,
                notify=self._hooks.notify,
            )
        return self._encoders[key]

    def _opened(self, pair: SinglePair) -> Store | None:
        if self._store is None:
            try:
                self._store = open_store(
                    self._cache_dir,
                    limit_bytes=pair.holds.cache_bytes(),
                    notify=self._hooks.notify,
                )
            except CacheError:
                return None  # the embedded encoder says why, if it is needed
        return self._store


Outcome = tuple[PairResult, Report]
"""Of a check."""


def checked(session: Session, texts: Mapping[Path, str]) -> Outcome:
    """What a check of the pair as it is now gives; raises AlignerError."""
    look = session.check(texts)
    return look.result, look.report


def marked_anew(session: Session) -> Outcome | None:
    """What the last check gave, with the baseline as it is now; None before the first."""
    result = session.result()
    return (result, session.last) if result and session.last else None


def dismissed(session: Session, alert: Alert) -> Outcome | None:
    """The same, once an alert was put into the baseline."""
    session.pair.dismiss(alert, DISMISSED)
    return marked_anew(session)
