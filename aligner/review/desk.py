"""What was found and what was decided: all that a review does, without its screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

from aligner.errors import AlignerError
from aligner.gate.single import SinglePair
from aligner.mqm import Finding, Report, Verdict
from aligner.report.rows import Row, rows
from aligner.results import Alert, Status
from aligner.review.items import Filter, Item, State, findings_of
from aligner.review.kept import Habits, Keeper
from aligner.session import Look

_STATES = {Status.KNOWN: State.DISMISSED, Status.IGNORED: State.IGNORED}


@dataclass(frozen=True, slots=True)
class Came:
    """What a check brought, against the one before.

    Attributes:
        new: what was not there before.
        mended: what is there no more.
    """

    new: tuple[Item, ...] = ()
    mended: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Decision:
    """What something was before it was decided."""

    alert: Alert
    state: State
    reason: str


class Desk:
    """The findings of a pair and what was decided about them.

    Args:
        pair: what is under review.
        keeper: remembers what is to be mended, and where to go on.
        complain: told in a line what cannot be remembered; what was decided holds nevertheless
            until the review ends.
    """

    def __init__(
        self, pair: SinglePair, keeper: Keeper, complain: Callable[[str], None] = lambda _: None
    ) -> None:
        self.pair = pair
        self.complain = complain
        self.items: tuple[Item, ...] = ()
        self.mended: list[Item] = []
        self.report: Report | None = None
        self.habits = keeper.habits()
        self._keeper = keeper
        self._kept = keeper.read()
        self._todo = set(self._kept.todo)
        self._decided: set[str] = set()
        self._done: list[_Decision] = []

    def take(self, look: Look) -> Came:
        """Goes on with what a check gave; says what it brought."""
        before, self.report = self.items, look.report
        self.__dict__.pop("rows", None)
        self.__dict__.pop("_rows_of", None)
        if look.report.verdict is not Verdict.TRANSLATION:
            # What is decided stays so: this may be a file that was saved half-way.
            self.items = ()
            return Came()
        last = look.since_last
        alerts = look.result.alerts
        if last:
            self._follow(
                {k: before[old] for k, old in last.same.items() if old < len(before)}, alerts
            )
        came = set(look.since_start.new) if look.since_start else set()
        found = findings_of(look.report)
        self.items = tuple(
            self._item(alert, found[number], number, new=number in came)
            for number, alert in enumerate(alerts)
        )
        if last is None or not before:
            return Came()
        gone = tuple(before[k] for k in last.fixed)
        self._drop(gone)
        return Came(tuple(self.items[k] for k in last.new), gone)

    @property
    def resumed(self) -> str:
        """The fingerprint of the finding that was looked at last in an earlier review."""
        return self._kept.position

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Both texts; highlights have the numbers of the items."""
        assert self.report
        return rows(replace(self.report, findings=findings_of(self.report)))

    @cached_property
    def _rows_of(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, row in enumerate(self.rows):
            for number in row.findings:
                found.setdefault(number, []).append(index)
        return found

    def rows_of(self, item: Item) -> range:
        """From the first to the last of the rows that a finding is about."""
        found = self._rows_of.get(item.number)
        return range(found[0], found[-1] + 1) if found else range(0)

    def listed(self, chosen: Filter) -> tuple[Item, ...]:
        """The findings that a filter shows."""
        return tuple(
            item
            for item in self.items
            if chosen.shows(item, self._texts(item) if chosen.words else ())
        )

    def _texts(self, item: Item) -> list[str]:
        shown = self.rows_of(item)
        here = self.rows[shown.start : shown.stop]
        return [cell.text for row in here for cell in (*row.source, *row.target)]

    def accept(self, item: Item) -> Item:
        """It is a fault, and to be mended.

        Raises:
            AlignerError: if the baseline, where it stood before, cannot be written.
        """
        return self._decide(item, State.TODO)

    def dismiss(self, item: Item, reason: str) -> Item:
        """It is none: the baseline says why.

        Raises:
            AlignerError: if the baseline cannot be written; nothing is decided then. The reason is
                remembered in any case.
        """
        self._use(self.habits.with_reason(reason))
        return self._decide(item, State.DISMISSED, reason)

    def reopen(self, item: Item) -> Item:
        """Nothing is decided about it; raises as `accept` does."""
        return self._decide(item, State.OPEN)

    def undo(self) -> Item | None:
        """Takes the last decision back; None if there is none. Raises as `accept` does."""
        while self._done:
            last = self._done[-1]
            now = self._of(last.alert.fingerprint)
            if now is not None:
                self._settle(now, last.state, last.reason)
                self._done.pop()
                return self._of(now.key)
            self._done.pop()  # it is mended, or no finding any more
        return None

    def count(self, state: State) -> int:
        """How many there are."""
        return sum(item.state is state for item in self.items)

    def stand(self, item: Item) -> None:
        """The review goes on here the next time."""
        self._try(lambda: self._keeper.stand(item.key))

    def prefer(self, theme: str) -> None:
        """Remembers whether the user likes it dark or light."""
        self._use(replace(self.habits, theme=theme))

    def _use(self, habits: Habits) -> None:
        if habits != self.habits:
            self.habits = habits
            self._try(lambda: self._keeper.use(habits))

    def _decide(self, item: Item, state: State, reason: str = "") -> Item:
        if item.state is State.IGNORED or (item.state, item.reason) == (state, reason):
            return item
        self._settle(item, state, reason)
        self._done.append(_Decision(item.alert, item.state, item.reason))
        now = self._of(item.key)
        assert now
        return now

    def _settle(self, item: Item, state: State, reason: str) -> None:
        """The baseline first: if that cannot be written, nothing has changed."""
        if state is State.DISMISSED:
            self.pair.dismiss(item.alert, reason)
        elif item.state is State.DISMISSED:
            self.pair.restore(item.alert)
        self._decided.add(item.key)
        if state is State.TODO:
            self._todo.add(item.key)
            self._try(lambda: self._keeper.remember(item.key, _line(item)))
        elif item.key in self._todo:
            self._todo.discard(item.key)
            self._try(lambda: self._keeper.forget(item.key))
        decided = replace(item, state=state, reason=reason, settled=False)
        self.items = tuple(decided if each.key == item.key else each for each in self.items)

    def _item(self, alert: Alert, finding: Finding, number: int, *, new: bool) -> Item:
        state = _STATES.get(alert.status, State.OPEN)
        if state is State.OPEN and alert.fingerprint in self._todo:
            state = State.TODO
        settled = state in {State.DISMISSED, State.IGNORED}
        settled = settled and alert.fingerprint not in self._decided
        return Item(alert, finding, number, state, alert.reason, new, settled)

    def _follow(self, same: dict[int, Item], alerts: tuple[Alert, ...]) -> None:
        """What is to be mended stays so where its sentence was edited, and it was not mended."""
        for number, old in same.items():
            key = alerts[number].fingerprint
            if key != old.key and old.state is State.TODO:
                self._todo = (self._todo - {old.key}) | {key}
                self._try(partial(self._keeper.remember, key, _line(old)))
                self._try(partial(self._keeper.forget, old.key))

    def _drop(self, gone: tuple[Item, ...]) -> None:
        self.mended += gone
        keys = {item.key for item in gone} & self._todo
        if keys:
            self._todo -= keys
            self._try(lambda: self._keeper.forget(*keys))

    def _of(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
        except AlignerError as error:
            self.complain(str(error))


def _line(item: Item) -> str:
    return f"{item.alert.check}: {item.alert.message}"
