"""An editor: a client of the protocol over the streams of a real process."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

ROOT = Path(__file__).parents[2]
PRETENDED = ("-m", "tests.lsp.pretend", "lsp", "--no-cache")
REAL = ("-m", "aligner", "lsp")
PATIENCE = 60.0
T = TypeVar("T")


def _converter() -> Any:
    """Takes a code action that has a command for a code action, as the protocol says."""
    converter: Any = default_converter()  # type: ignore[no-untyped-call]
    converter.register_structure_hook(
        types.Command | types.CodeAction,
        lambda given, _: converter.structure(given, types.CodeAction),
    )
    return converter


class Editor(LanguageClient):
    """Keeps what the server tells, and the texts of what is open."""

    def __init__(self) -> None:
        super().__init__("editor", "1", converter_factory=_converter)
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.logged: list[str] = []
        self.progressed: list[Any] = []
        self.registered: list[types.Registration] = []
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.news = asyncio.Event()
        self._listen()

    def _listen(self) -> None:
        def published(found: types.PublishDiagnosticsParams) -> None:
            self.published.setdefault(found.uri, []).append(found)
            self.news.set()

        def shown(found: types.ShowMessageParams) -> None:
            self.messages.append(found.message)
            self.news.set()

        def logged(found: types.LogMessageParams) -> None:
            self.logged.append(found.message)
            self.news.set()

        def progressed(found: types.ProgressParams) -> None:
            self.progressed.append(found.value)
            self.news.set()

        def registered(found: types.RegistrationParams) -> None:
            self.registered += found.registrations
            self.news.set()

        def created(_: types.WorkDoneProgressCreateParams) -> None:
            self.news.set()

        for method, handler in {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: published,
            types.WINDOW_SHOW_MESSAGE: shown,
            types.WINDOW_LOG_MESSAGE: logged,
            types.PROGRESS: progressed,
            types.CLIENT_REGISTER_CAPABILITY: registered,
            types.WINDOW_WORK_DONE_PROGRESS_CREATE: created,
        }.items():
            self.feature(method)(handler)

    async def until(self, what: Callable[[], T]) -> T:
        """Waits for something to be true, which only news can make it; what it is."""
        async with asyncio.timeout(PATIENCE):
            while not (found := what()):
                self.news.clear()
                await self.news.wait()
        return found

    def open(self, path: Path, text: str | None = None) -> str:
        uri = path.absolute().as_uri()
        self.texts[uri] = path.read_bytes().decode("utf-8") if text is None else text
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, "text", 1, self.texts[uri])
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def edit(self, uri: str, text: str) -> int:
        """The whole text anew; the version that it has."""
        self.texts[uri] = text
        self.versions[uri] += 1
        self.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return self.versions[uri]

    def save(self, uri: str, path: Path) -> None:
        path.write_bytes(self.texts[uri].encode("utf-8"))
        self.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    def close(self, uri: str) -> None:
        self.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        )

    async def diagnostics(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """Those of a version of an open file, the present one if none is named."""
        wanted = self.versions[uri] if version is None else version

        def found() -> list[types.PublishDiagnosticsParams]:
            return [each for each in self.published.get(uri, []) if each.version == wanted]

        return list((await self.until(found))[-1].diagnostics)

    async def codes(self, uri: str, version: int | None = None) -> list[str]:
        return [str(each.code) for each in await self.diagnostics(uri, version)]

    async def until_codes(self, uri: str, codes: Sequence[str]) -> list[types.Diagnostic]:
        """Waits for the last diagnostics of a file to have these codes."""

        def found() -> list[types.PublishDiagnosticsParams]:
            last = self.published.get(uri, [])[-1:]
            return [each for each in last if [d.code for d in each.diagnostics] == [*codes]]

        return list((await self.until(found))[0].diagnostics)

    async def hover(self, uri: str, line: int, character: int) -> str:
        found = await self.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def definition(self, uri: str, line: int, character: int) -> list[Any]:
        found = await self.text_document_definition_async(
            types.DefinitionParams(
                types.TextDocumentIdentifier(uri), types.Position(line, character)
            )
        )
        assert not isinstance(found, types.Location)
        return list(found or [])

    async def actions(self, uri: str, about: types.Diagnostic) -> list[types.CodeAction]:
        found = await self.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(uri), about.range, types.CodeActionContext([about])
            )
        )
        assert all(isinstance(each, types.CodeAction) for each in found or [])
        return [each for each in found or [] if isinstance(each, types.CodeAction)]

    async def perform(self, action: types.CodeAction) -> None:
        """Does what an editor does when an action is chosen."""
        if action.edit:
            for change in action.edit.document_changes or []:
                assert isinstance(change, types.TextDocumentEdit)
                uri = change.text_document.uri
                assert change.text_document.version == self.versions[uri]
                (edit,) = change.edits
                assert isinstance(edit, types.TextEdit)
                self.edit(uri, edited(self.texts[uri], edit))
        if action.command:
            await self.workspace_execute_command_async(
                types.ExecuteCommandParams(action.command.command, action.command.arguments)
            )


def edited(text: str, edit: types.TextEdit) -> str:
    """A text after an edit, by the rules of the protocol with UTF-16."""
    start, end = (_offset(text, each) for each in (edit.range.start, edit.range.end))
    return text[:start] + edit.new_text + text[end:]


def _offset(text: str, at: types.Position) -> int:
    lines = text.replace("\r\n", "\r\0").replace("\r", "\n").split("\n")
    before = sum(len(line) + 1 for line in lines[: at.line])
    line = lines[at.line].removeprefix("\0")
    before += len(lines[at.line]) - len(line)
    units = line.encode("utf-16-le")[: 2 * at.character]
    return before + len(units.decode("utf-16-le"))


def capabilities(encodings: Sequence[str] | None = None) -> types.ClientCapabilities:
    """Those of an editor that can do everything."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings),
        window=types.WindowClientCapabilities(work_done_progress=True),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=True
            ),
        ),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            definition=types.DefinitionClientCapabilities(link_support=True),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True, version_support=True
            ),
        ),
    )


@asynccontextmanager
async def editing(
    folder: Path,
    *command: str,
    encodings: Sequence[str] | None = None,
    can: types.ClientCapabilities | None = None,
    **environment: str,
) -> AsyncIterator[Editor]:
    """An editor with a server that it has started; it takes its leave at the end."""
    editor = Editor()
    await editor.start_io(
        sys.executable,
        *(command or PRETENDED),
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )
    async with asyncio.timeout(PATIENCE):
        await editor.initialize_async(
            types.InitializeParams(
                capabilities=can or capabilities(encodings),
                process_id=os.getpid(),
                root_uri=folder.absolute().as_uri(),
            )
        )
    editor.initialized(types.InitializedParams())
    yield editor
    async with asyncio.timeout(PATIENCE):
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.stop()  # type: ignore[no-untyped-call]
    assert editor._server
    assert editor._server.returncode == 0


def run(story: Awaitable[T]) -> T:
    async def told() -> T:
        return await story

    return asyncio.run(told())
