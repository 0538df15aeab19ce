"""Checks a pair again whenever something that the result depends on was saved.

Editors save in many ways: into the file, by renaming a new one over it, by deleting it first, in
several writes. So a check counts only if nothing has changed by the time it is done, and what goes
wrong while a file is missing, empty or half there is told only if it stays so for a moment.
"""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from aligner.errors import AlignerError
from aligner.gate.single import SinglePair
from aligner.mqm import Report, Verdict
from aligner.report.changes import changes
from aligner.results import Alert, PairResult, Status
from aligner.session import Session
from aligner.watch.bell import TICK, Bell
from aligner.watch.files import Files

_GRACE = 0.3  # seconds that something may be missing or half there without a word
_PATIENCE = 1.0  # seconds after which something is shown although it goes on changing


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Delta:
    """What came and went of the alerts that count, by `aligner.report.changes`.

    Attributes:
        new: of the later result.
        fixed: of the earlier one.
    """

    new: tuple[Alert, ...] = ()
    fixed: tuple[Alert, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What there is to be seen of a pair at a moment.

    Attributes:
        result: of the last check that could be made, with its report.
        checked: when that was.
        at: when the view itself came about: later than the check where that could not be made
            anew, or the files are back as they were.
        seconds: from when a change was noticed until it was done.
        changed: the files that had changed; empty at first.
        since_start: what came and went since the first check; None in the first, and where there
            is nothing to compare because the two are no translations of each other.
        since_last: likewise since the view before.
        trouble: why it is not of the files as they are now; empty where it is.
    """

    result: PairResult
    checked: datetime
    at: datetime
    seconds: float
    changed: tuple[Path, ...] = ()
    since_start: Delta | None = None
    since_last: Delta | None = None
    trouble: str = ""

    @property
    def report(self) -> Report:
        assert self.result.report
        return self.result.report


def watch(
    session: Session,
    *,
    bell: Bell | None = None,
    config: Collection[Path] = (),
    renewed: Callable[[], SinglePair] | None = None,
    began: Callable[[Sequence[Path]], None] = lambda _: None,
) -> Iterator[View]:
    """A view at once, and another whenever a file was saved that the result depends on.

    These are the files of the pair, its baseline, its glossary, its SRX rules and `config`. It
    ends when the bell is closed.

    Args:
        session: the pair.
        bell: tells when to look; None is one of its own.
        config: the files that the settings come from, which need not be there.
        renewed: gives the pair by them as they are now; None where they stay as they are.
        began: told which files changed when a check begins.

    Raises:
        AlignerError: if the first check cannot be made. Later ones say so in `View.trouble`.
        SettingsError: if the library that tells of saved files is not installed.
    """
    with bell or Bell() as ringing:
        yield from _Watch(session, ringing, config, renewed, began).views()


class _Watch:
    """One run of `watch`."""

    def __init__(
        self,
        session: Session,
        bell: Bell,
        config: Collection[Path],
        renewed: Callable[[], SinglePair] | None,
        began: Callable[[Sequence[Path]], None],
    ) -> None:
        self._session = session
        self._bell = bell
        self._config = tuple(config)
        self._renewed = renewed
        self._began = began
        self._files = Files()
        self._outdated = False  # whether the settings are not those of the configuration
        self._whole = True  # whether more than the baseline has changed
        self._first: PairResult | None = None  # the first result that can be compared
        self._last: PairResult | None = None  # the last of these that was shown
        self._contents: dict[Path, bytes | None] = {}  # of the files when that was

    def views(self) -> Iterator[View]:
        self._look(read=True)
        view = self._checked((), time.perf_counter())
        yield self._shown(view)
        while not self._bell.closed:
            rung = self._bell.wait(TICK)
            changed = self._look(read=rung)
            if not changed or self._bell.closed:
                continue
            if self._files.contents() == self._contents:
                if view.trouble:  # it is back as it was
                    view = replace(view, trouble="", changed=changed, since_last=None, at=_now())
                    yield view
                continue
            found = self._settled(view, changed)
            if found:
                view = found
                yield self._shown(view)

    def _look(self, *, read: bool) -> tuple[Path, ...]:
        """The files that have changed, now and here."""
        paths = self._paths()
        changed = self._files.changed(paths, read=read)
        self._bell.follow(paths)
        self._outdated |= bool(set(changed) & set(self._config))
        pair = self._session.pair
        rules = pair.holds.settings().rules
        if rules in changed:
            self._session.renew(pair)
        self._whole |= any(path != pair.baseline for path in changed)
        return changed

    def _look_for(self, seconds: float) -> tuple[Path, ...]:
        """Likewise, within so long."""
        end = time.monotonic() + seconds
        while True:
            changed = self._look(read=True)
            left = end - time.monotonic()
            if changed or left <= 0 or self._bell.closed:
                return changed
            self._bell.wait(left)

    def _paths(self) -> tuple[Path, ...]:
        pair = self._session.pair
        settings = pair.holds.settings()
        some = (*pair.files, pair.baseline, settings.glossary, settings.rules, *self._config)
        return tuple(dict.fromkeys(path for path in some if path))

    def _settled(self, view: View, changed: tuple[Path, ...]) -> View | None:
        """The view of what the files are once they rest; None if that is what they were."""
        start = time.perf_counter()
        while not self._bell.closed:
            self._began(changed)
            try:
                found, trouble = self._checked(changed, start), ""
            except AlignerError as error:
                found, trouble = view, str(error)
                self._whole = True
            more = self._look_for(_GRACE if trouble else 0.0)
            changed = tuple(dict.fromkeys((*changed, *more)))
            late = time.perf_counter() - start > _PATIENCE
            if more and not (late and not trouble):
                if self._files.contents() == self._contents and not view.trouble:
                    return None
                continue
            if trouble:
                return replace(view, trouble=trouble, changed=changed, at=_now())
            return found
        return None

    def _checked(self, changed: tuple[Path, ...], start: float) -> View:
        """The view of the files as they are; raises AlignerError where they cannot be checked."""
        if self._outdated and self._renewed:
            self._session.renew(self._renewed())
            self._look(read=True)  # the new settings may name other files
        self._outdated = False
        known = None if self._whole else self._session.result()
        result = known or self._session.check().result
        self._whole = False
        seconds = time.perf_counter() - start
        start_delta, last_delta = (_delta(each, result) for each in (self._first, self._last))
        now = _now()
        return View(result, now, now, seconds, changed, start_delta, last_delta)

    def _shown(self, view: View) -> View:
        """The view, which the next one is compared with."""
        if not view.trouble:
            self._contents = self._files.contents()
            if _comparable(view.result):
                self._first = self._first or view.result
                self._last = view.result
        return view


def _delta(before: PairResult | None, after: PairResult) -> Delta | None:
    if before is None or not _comparable(before) or not _comparable(after):
        return None
    assert before.report
    assert after.report
    found = changes(before.report, after.report)
    return Delta(_counting(after, found.new), _counting(before, found.fixed))


def _counting(result: PairResult, numbers: Collection[int]) -> tuple[Alert, ...]:
    return tuple(
        alert for alert in result.alerts if alert.finding in numbers and alert.status is Status.NEW
    )


def _comparable(result: PairResult) -> bool:
    return result.report is not None and result.report.verdict is Verdict.TRANSLATION
