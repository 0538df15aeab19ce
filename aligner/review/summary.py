"""What a review says when it is left, and what it writes of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from aligner.bitext import Bitext
from aligner.errors import SettingsError
from aligner.json_text import dumps
from aligner.mqm import Verdict
from aligner.report.escape import markdown
from aligner.report.finding_view import SIGNS
from aligner.report.visible import visible
from aligner.report.wording import counted, told, where, whole
from aligner.results import Alert
from aligner.review.desk import Desk
from aligner.review.items import Item, State

FORMATS = (".md", ".json")


def summary(desk: Desk, again: str) -> Iterator[str]:
    """The lines that remain in the terminal.

    Args:
        desk: the review.
        again: the command that goes on with it.
    """
    report = desk.report
    if report is None:
        yield "Nothing was checked yet."
        return
    if report.verdict is not Verdict.TRANSLATION:
        yield visible(report.statement)
        return
    if not desk.items:
        yield praise(report.bitext) if not desk.mended else "No findings are left: good work."
    todo = _in(desk, State.TODO)
    if todo:
        yield f"{len(todo):,} to do:"
        for item in todo:
            sign = f"{SIGNS[item.alert.severity].strip()} {item.alert.severity}"
            yield f"  {place(item)}: {sign} {visible(item.alert.check)}: {told(item.alert)}"
    if dismissed := desk.count(State.DISMISSED):
        yield f"{dismissed:,} dismissed, with reasons in {visible(str(desk.pair.baseline))}."
    if ignored := desk.count(State.IGNORED):
        yield f"{ignored:,} ignored by comments in the text."
    if desk.mended:
        yield f"{len(desk.mended):,} mended."
    left = desk.count(State.OPEN)
    if left:
        yield f"{left:,} still to be decided. To go on: {visible(again)}"
    elif desk.items:
        yield "Everything is decided."


def praise(bitext: Bitext) -> str:
    """For a pair in which nothing was found."""
    source = counted(len(bitext.source.segments), "segment")
    return (
        f"No faults: good work. {source} compared with {len(bitext.target.segments):,} of the "
        "translation, and no check objects."
    )


def place(item: Item) -> str:
    """`path:line:column`, as terminals and editors can open it."""
    return where(whole(item.place))


def refuse_export(path: Path) -> None:
    """Raises SettingsError for a file whose suffix says nothing of its format."""
    if path.suffix.lower() not in FORMATS:
        raise SettingsError(f"{path}: --export writes .md or .json. Name a file with one of them.")


def exported(desk: Desk, path: Path) -> str:
    """What is to be mended, as a list to tick off, or as data."""
    todo = _in(desk, State.TODO)
    return _json(desk, todo) if path.suffix.lower() == ".json" else _markdown(desk, todo)


def _in(desk: Desk, state: State) -> list[Item]:
    return [item for item in desk.items if item.state is state]


def _markdown(desk: Desk, todo: Sequence[Item]) -> str:
    names = " -> ".join(markdown(visible(str(path))) for path in desk.pair.files)
    lines = [f"# To do: {names}", ""]
    lines += [
        f"- [ ] {markdown(place(item))}: **{item.alert.severity}** "
        f"{markdown(visible(item.alert.check))}: {markdown(told(item.alert))}"
        for item in todo
    ]
    return "\n".join([*lines, ""] if todo else [*lines, "Nothing.", ""])


def _json(desk: Desk, todo: Sequence[Item]) -> str:
    source, target = desk.pair.source, desk.pair.target
    return (
        dumps(
            {
                "source": str(source),
                "target": str(target or source),
                "todo": [_data(item.alert) for item in todo],
                "open": desk.count(State.OPEN),
                "dismissed": desk.count(State.DISMISSED),
                "mended": len(desk.mended),
            },
            indent=2,
        )
        + "\n"
    )


def _data(alert: Alert) -> dict[str, object]:
    place = alert.place
    assert place
    return {
        "fingerprint": alert.fingerprint,
        "check": alert.check,
        "category": alert.category,
        "severity": str(alert.severity),
        "message": alert.message,
        "suggestion": alert.suggestion,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "label": place.label,
    }
