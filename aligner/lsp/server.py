"""The server: what the protocol asks of it, and what it tells the editor.

`serve` speaks on two streams; nothing else may be written to the one that goes out.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from aligner import __version__
from aligner.errors import AlignerError
from aligner.lsp.actions import DISMISS, Asked, actions, wanted
from aligner.lsp.checking import Checker
from aligner.lsp.definition import links
from aligner.lsp.desk import Desk
from aligner.lsp.diagnostics import config_diagnostic, diagnostics, fault_diagnostic
from aligner.lsp.hover import hover
from aligner.lsp.projects import Fault, Projects
from aligner.lsp.seen import Buffer, Seen, Side
from aligner.pipeline import Hooks
from aligner.readers.formats import format_of

_LONGEST_WAIT = 20.0  # seconds that a question waits for the text to be checked
_SHOWN_AFTER = 1.0  # seconds after which a check shows its progress
_WATCHED = ("**/aligner.toml", "**/pyproject.toml", "**/aligner-baseline.json")
_STAGES = {"load": "loading the encoder", "embed": "embedding", "align": "aligning"}


class Server(LanguageServer):
    """The state of a conversation with an editor.

    Args:
        projects: tells which pairs a file belongs to.
        cache_dir: the folder of what is kept for later runs; None is that of the user.
    """

    def __init__(self, projects: Projects, cache_dir: Path | None = None) -> None:
        # Of changes the whole text is sent: what is a line is then decided in one place.
        sync = types.TextDocumentSyncKind.Full
        super().__init__("aligner", __version__, text_document_sync_kind=sync)
        self.ended_well = False
        self._projects = projects
        self._cache_dir = cache_dir
        self._desk: Desk | None = None
        self._progress: _Progress | None = None
        self._faults: dict[Path, tuple[Fault, ...]] = {}
        self._alarms: set[str] = set()
        self._notes: set[str] = set()

    @property
    def desk(self) -> Desk:
        """Made when the editor has said who it is, as positions depend on that."""
        if self._desk is None:
            loop = asyncio.get_running_loop()

            def told(call: Callable[..., None], *given: object) -> None:
                loop.call_soon_threadsafe(call, *given)

            calls = (self.note, self._done, self._stage)
            hooks = Hooks(*(partial(told, call) for call in calls))
            encoding = str(types.PositionEncodingKind(self.workspace.position_encoding).value)
            checker = Checker(hooks, self._cache_dir)
            self._desk = Desk(self._projects, checker, self, encoding)
        return self._desk

    def can(self, capability: str) -> bool:
        """Whether the editor says that it can do something."""
        return bool(get_capability(self.client_capabilities, capability, False))

    # What the desk tells.

    def looked_over(self, keys: Iterable[str]) -> None:
        """Publishes what was found in files, once all their pairs are checked."""
        for key in keys:
            buffer = self.desk.buffers.get(key)
            if buffer and self.desk.settled(key):
                self._publish(buffer, self._diagnostics(key))

    def left(self, buffer: Buffer) -> None:
        """Takes back what was published of a file."""
        self._publish(buffer, [])

    def configured(self, faults: Mapping[Path, tuple[Fault, ...]]) -> None:
        """Publishes what is wrong in configurations, and says each fault once."""
        for path in {*faults, *self._faults}:
            new, old = faults.get(path, ()), self._faults.get(path, ())
            if new != old:
                found = [config_diagnostic(each) for each in new]
                uri = path.absolute().as_uri()
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))
                for each in new:
                    self.alarm(f"{path.name}:{each.line}: {each.message}")
                for each in old:
                    self._alarms.discard(f"{path.name}:{each.line}: {each.message}")
        self._faults = {path: each for path, each in faults.items() if each}

    def began(self, name: str) -> None:
        """A check begins; if it takes long, the editor shows how far it is."""
        if self.can("window.work_done_progress"):
            self._progress = _Progress(self, f"Checking {name}")

    def ended(self) -> None:
        """The check is over."""
        if self._progress:
            self._progress.end()
        self._progress = None

    def note(self, line: str) -> None:
        """Logs a line, once: each check of a text has the same notes."""
        if line in self._notes:
            return
        self._notes.add(line)
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, line))

    def alarm(self, line: str) -> None:
        """Shows a line, once."""
        if line not in self._alarms:
            self._alarms.add(line)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, line))

    # What the editor asks.

    async def seen_at(self, uri: str, at: types.Position) -> list[tuple[Seen, Side, int]]:
        """What is known of the sentence at a place, in each pair: sides and numbers of beads."""
        key = await self._settled(uri)
        found = []
        for seen in self.desk.seen(key) if key else ():
            for side in seen.sides_in(key):
                bead = side.bead_at(*side.lines.place_of(at))
                if bead is not None:
                    found.append((seen, side, bead))
                    break
        return found

    async def code_actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings at a place."""
        key = await self._settled(params.text_document.uri)
        if not key or not wanted(params.context.only):
            return []
        versions = self.can("workspace.workspace_edit.document_changes")
        asked = Asked(params.range, params.context.diagnostics, versions)
        found: list[types.CodeAction] = []
        for seen in self.desk.seen(key):
            for side in seen.sides_in(key):
                dismissing = self.desk.in_project(seen)
                job = partial(_listed, seen, side, asked, dismissing)
                found += await self.desk.in_worker(job)  # reads the document anew
        return found

    async def _settled(self, uri: str) -> str:
        """The key of an open file once it is checked as it is; empty where that takes too long."""
        path = _path(uri)
        if path is None:
            return ""
        key = Buffer(uri, path, "", None).key
        return key if await self.desk.settle(key, _LONGEST_WAIT) else ""

    def _diagnostics(self, key: str) -> list[types.Diagnostic]:
        related = self.can("text_document.publish_diagnostics.related_information")
        found = [
            each
            for seen in self.desk.seen(key)
            for side in seen.sides_in(key)
            for each in diagnostics(seen, side, related=related)
        ]
        return [*found, *map(fault_diagnostic, self.desk.faults(key))]

    def _publish(self, buffer: Buffer, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(buffer.uri, found, buffer.version)
        )

    def _stage(self, name: str) -> None:
        if self._progress and name in _STAGES:
            self._progress.say(_STAGES[name])

    def _done(self, done: int, total: int) -> None:
        if self._progress:
            self._progress.say(f"{done:,} of {total:,} passages", 100 * done // max(total, 1))


class _Progress:
    """That a check goes on, shown from the second on in which it is not yet done."""

    def __init__(self, server: Server, title: str) -> None:
        self._server = server
        self._title = title
        self._token: str | None = None
        self._said = types.WorkDoneProgressReport()
        self._over = False
        self._timer = asyncio.get_running_loop().call_later(_SHOWN_AFTER, self._show)

    def say(self, message: str, percentage: int | None = None) -> None:
        """How far it is, in words and in parts of a hundred."""
        self._said = types.WorkDoneProgressReport(message=message, percentage=percentage)
        if self._token:
            self._server.work_done_progress.report(self._token, self._said)

    def end(self) -> None:
        self._over = True
        self._timer.cancel()
        if self._token:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())

    def _show(self) -> None:
        token = uuid4().hex
        self._server.work_done_progress.create(token, partial(self._begin, token))

    def _begin(self, token: str, _: Any) -> None:  # noqa: ANN401 - the answer has no content
        if not self._over:
            self._token = token
            begin = types.WorkDoneProgressBegin(
                self._title, message=self._said.message, percentage=self._said.percentage or 0
            )
            self._server.work_done_progress.begin(token, begin)


def serve(server: Server, stdin: BinaryIO, stdout: BinaryIO) -> bool:
    """Answers an editor until it goes; whether it has taken its leave as it should."""
    for method, handler in _HANDLERS.items():
        server.feature(method, _OPTIONS.get(method))(handler)
    server.command(DISMISS)(_dismiss)
    server.start_io(stdin, stdout)
    return server.ended_well


def _opened(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    found = params.text_document
    path = _path(found.uri)
    if path:
        server.desk.open(Buffer(found.uri, path, found.text, found.version))


def _changed(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    path = _path(uri)
    if path:
        text = server.workspace.get_text_document(uri).source
        server.desk.change(Buffer(uri, path, text, params.text_document.version))


def _saved(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    if path := _path(params.text_document.uri):
        server.desk.save(Buffer("", path, "", None).key)


def _closed(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    if path := _path(params.text_document.uri):
        server.desk.close(Buffer("", path, "", None).key)


def _touched(server: Server, _: object) -> None:
    server.desk.touch()


async def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    formats = get_capability(server.client_capabilities, "text_document.hover.content_format")
    markdown = types.MarkupKind.Markdown in (formats or ())
    found = await server.seen_at(params.text_document.uri, params.position)
    content = hover(found, markdown=markdown)
    return types.Hover(content) if content else None


async def _definition(
    server: Server, params: types.DefinitionParams
) -> list[types.Location] | list[types.LocationLink]:
    found = [
        link
        for each in await server.seen_at(params.text_document.uri, params.position)
        for link in links(*each)
    ]
    if server.can("text_document.definition.link_support"):
        return found
    return [types.Location(each.target_uri, each.target_selection_range) for each in found]


async def _code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    return await server.code_actions(params)


async def _dismiss(server: Server, source: str, target: str, fingerprint: str) -> None:
    try:
        if not await server.desk.dismiss((source, target), fingerprint):
            server.note("nothing dismissed: the finding is gone")
    except AlignerError as error:
        server.alarm(str(error))


async def _initialized(server: Server, _: types.InitializedParams) -> None:
    """Asks to be told of changes of configurations, where the editor can do that."""
    if server.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [types.FileSystemWatcher(each) for each in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration(
            "aligner", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
        )
        await server.client_register_capability_async(types.RegistrationParams([registration]))


def _shut_down(server: Server, _: object) -> None:
    server.ended_well = True


def _listed(seen: Seen, side: Side, asked: Asked, dismissing: bool) -> list[types.CodeAction]:
    return list(actions(seen, side, asked, dismissing=dismissing))


def _path(uri: str) -> Path | None:
    """The file that a URI names; None where it is none, or one that is not text."""
    path = to_fs_path(uri)
    return Path(path) if path and format_of(Path(path)).content is None else None


_HANDLERS: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZED: _initialized,
    types.SHUTDOWN: _shut_down,
    types.TEXT_DOCUMENT_DID_OPEN: _opened,
    types.TEXT_DOCUMENT_DID_CHANGE: _changed,
    types.TEXT_DOCUMENT_DID_SAVE: _saved,
    types.TEXT_DOCUMENT_DID_CLOSE: _closed,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _touched,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: _touched,
    types.TEXT_DOCUMENT_HOVER: _hover,
    types.TEXT_DOCUMENT_DEFINITION: _definition,
    types.TEXT_DOCUMENT_CODE_ACTION: _code_actions,
}
_OPTIONS = {
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix]
    )
}
