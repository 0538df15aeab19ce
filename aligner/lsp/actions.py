"""What the editor offers to do about a finding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lsprotocol import types

from aligner.lsp.comments import comment
from aligner.lsp.desk import PairKey
from aligner.lsp.diagnostics import placed
from aligner.lsp.seen import TARGET, Seen, Side, path_key
from aligner.report.visible import visible
from aligner.results import Alert

DISMISS = "aligner.dismiss"
"""The command that takes the two files of a pair and a fingerprint."""
_LONGEST = 40  # characters of a suggestion in a title


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor asks for.

    Attributes:
        range: where the cursor or the selection is.
        diagnostics: that the editor shows there.
        versions: whether it takes edits of a certain version of a file.
    """

    range: types.Range
    diagnostics: Sequence[types.Diagnostic]
    versions: bool


def actions(
    seen: Seen, side: Side, asked: Asked, *, dismissing: bool
) -> Iterator[types.CodeAction]:
    """What can be done about the findings that are asked for, the best first.

    Args:
        seen: the pair.
        side: of the file, which is open.
        asked: where, and how.
        dismissing: whether there is a place for a baseline.
    """
    for alert, place in placed(seen, side):
        meant = any(_is_of(each, alert, place) for each in asked.diagnostics)
        if meant or _touch(place, asked.range):
            yield from _about(alert, place, (seen, side), asked, dismissing)


def _about(
    alert: Alert,
    place: types.Range,
    where: tuple[Seen, Side],
    asked: Asked,
    dismissing: bool,
) -> Iterator[types.CodeAction]:
    seen, side = where
    shown = [each for each in asked.diagnostics if _is_of(each, alert, place)] or None
    if replacement := _replacement(seen, side, alert, place):
        title = f'Write "{_cut(visible(replacement.new_text))}"'
        yield _edit(title, [replacement], side, asked, shown, preferred=True)
    if dismissing:
        pair: PairKey = path_key(seen.pair.source), path_key(seen.pair.target or seen.pair.source)
        title = f"Dismiss: {alert.check}, into {seen.pair.baseline.name}"
        command = types.Command(title, DISMISS, arguments=[*pair, alert.fingerprint])
        yield types.CodeAction(
            title, kind=types.CodeActionKind.QuickFix, command=command, diagnostics=shown
        )
    if insertion := _comment(seen, side, alert):
        title = f"Leave alone: {alert.check}, by a comment"
        yield _edit(title, [insertion], side, asked, shown)


def _replacement(seen: Seen, side: Side, alert: Alert, place: types.Range) -> types.TextEdit | None:
    """The suggestion in the place of what it is about; None where the file has that otherwise.

    A suggestion for a whole sentence, of which no part is at fault, says what it lacks.
    """
    finding, region = seen.finding(alert), alert.target
    if finding is None or region is None or not alert.suggestion or finding.target_span is None:
        return None
    plain = side.lines.text_of(region) == region.text and len(region.text.splitlines()) == 1
    if side.number != TARGET or not plain:
        return None
    return types.TextEdit(place, alert.suggestion)


def _comment(seen: Seen, side: Side, alert: Alert) -> types.TextEdit | None:
    finding, region = seen.finding(alert), seen.region(alert, side.number)
    if finding is None or region is None or region.line is None:
        return None
    end = side.lines.offset(region.end_line or region.line, region.end_column or 1)
    insertion = comment(seen, side, finding, region.line, end)
    if insertion is None:
        return None
    at = side.lines.position_at(insertion.offset)
    return types.TextEdit(types.Range(at, at), insertion.text)


def _edit(
    title: str,
    edits: list[types.TextEdit],
    side: Side,
    asked: Asked,
    shown: list[types.Diagnostic] | None,
    *,
    preferred: bool = False,
) -> types.CodeAction:
    if asked.versions:
        document = types.OptionalVersionedTextDocumentIdentifier(side.uri, side.version)
        edit = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*edits])])
    else:
        edit = types.WorkspaceEdit(changes={side.uri: edits})
    return types.CodeAction(
        title,
        kind=types.CodeActionKind.QuickFix,
        edit=edit,
        diagnostics=shown,
        is_preferred=preferred or None,
    )


def _is_of(diagnostic: types.Diagnostic, alert: Alert, place: types.Range) -> bool:
    """Whether the editor shows an alert so; not every editor gives the data back."""
    if diagnostic.data is not None:
        return bool(diagnostic.data == alert.fingerprint)
    return diagnostic.code == alert.check and diagnostic.range == place


def _touch(one: types.Range, other: types.Range) -> bool:
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def wanted(kinds: Iterable[str] | None) -> bool:
    """Whether the editor asks for fixes at all."""
    quick = types.CodeActionKind.QuickFix.value
    return kinds is None or any(quick == each or quick.startswith(f"{each}.") for each in kinds)
