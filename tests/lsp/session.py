"""An editor as the tests see it: a real server process, driven through the protocol by pytest-lsp's client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PROFILES = ("visual-studio-code@v1.65.2", "emacs@v29.1", "neovim@v0.9.1", "neovim@v0.11.0")
PUSHED, PULLING = PROFILES[0], PROFILES[3]
SERVER = (sys.executable, "-m", "txlint", "server")
_PATIENCE = 30.0  # seconds

Note = tuple[int, str]
"""The row (from 1) and the code of a diagnostic."""


class Editor:
    """Keeps the texts that it shows, as an editor does, and their versions."""

    def __init__(self, client: LanguageClient, folder: Path, capabilities: types.ClientCapabilities) -> None:
        self.client = client
        self.folder = folder
        self.capabilities = capabilities
        self.server = types.ServerCapabilities()
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self.shown: list[str] = []
        self.registered: list[types.Registration] = []
        for method, answer in {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: lambda params: self.published.append(params),
            types.WINDOW_SHOW_MESSAGE: lambda params: self.shown.append(params.message),
            types.CLIENT_REGISTER_CAPABILITY: lambda params: self.registered.extend(params.registrations),
        }.items():
            client.protocol.fm.features.pop(method, None)
            client.feature(method)(answer)

    @property
    def pulls(self) -> bool:
        return self.capabilities.text_document is not None and self.capabilities.text_document.diagnostic is not None

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def open(self, name: str, text: str, *, on_disk: bool = True, language: str = "python") -> str:
        if on_disk:
            self.write(name, text)
        uri = self.uri(name)
        self.texts[uri], self.versions[uri] = text, 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str) -> None:
        self.texts[uri] = text
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, uri: str) -> None:
        Path(uri.removeprefix("file://")).write_bytes(self.texts[uri].encode())
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def watched(self, name: str, kind: types.FileChangeType = types.FileChangeType.Changed) -> None:
        events = [types.FileEvent(self.uri(name), kind)]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    async def report(self, uri: str, previous: str | None = None) -> types.DocumentDiagnosticReport:
        document = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(document, previous_result_id=previous)
        return await self.client.text_document_diagnostic_async(params)

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Those of the text that is shown, in whichever way this editor gets them."""
        if self.pulls:
            report = await self.report(uri)
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            return list(report.items)
        version = self.versions.get(uri)

        def pushed() -> list[types.PublishDiagnosticsParams]:
            return [item for item in self.published if item.uri == uri and item.version == version]

        await until(pushed)
        return list(pushed()[-1].diagnostics)

    async def notes(self, uri: str) -> list[Note]:
        return notes_of(await self.diagnostics(uri))

    async def settle(self, uri: str, wanted: list[Note]) -> None:
        """Wait until these are the diagnostics that are shown for a text that has not changed."""
        if self.pulls:
            await until_async(lambda: self.notes(uri), wanted)
        else:
            await until(lambda: self._last_notes(uri) == wanted)

    def _last_notes(self, uri: str) -> list[Note] | None:
        pushed = [notes_of(item.diagnostics) for item in self.published if item.uri == uri]
        return pushed[-1] if pushed else None

    async def actions(
        self, uri: str, at: types.Range, only: Sequence[str] | None = None, sent: Sequence[types.Diagnostic] = ()
    ) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), at, types.CodeActionContext(list(sent), only=only)
        )
        found = await self.client.text_document_code_action_async(params) or []
        return [item for item in found if isinstance(item, types.CodeAction)]

    async def apply(self, action: types.CodeAction) -> None:
        """Choose an action: its edit is asked for where it has none yet, and made as this editor makes edits."""
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        assert action.edit is not None
        for uri, edits in _by_document(action.edit, self.versions).items():
            self.change(uri, edited(self.texts[uri], edits, self.unit))

    @property
    def unit(self) -> str:
        """The encoding whose units columns are counted in."""
        encoding = self.server.position_encoding
        return {"utf-8": "utf-8", "utf-32": "utf-32-le"}.get(str(getattr(encoding, "value", encoding)), "utf-16-le")


def notes_of(diagnostics: Sequence[types.Diagnostic]) -> list[Note]:
    return [(item.range.start.line + 1, str(item.code)) for item in diagnostics]


def _by_document(edit: types.WorkspaceEdit, versions: dict[str, int]) -> dict[str, list[types.TextEdit]]:
    if edit.changes is not None:
        return {uri: list(edits) for uri, edits in edit.changes.items()}
    found: dict[str, list[types.TextEdit]] = {}
    for change in edit.document_changes or ():
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == versions[change.text_document.uri]
        found[change.text_document.uri] = [item for item in change.edits if isinstance(item, types.TextEdit)]
    return found


def edited(text: str, edits: Sequence[types.TextEdit], unit: str) -> str:
    """The text with the edits made, by bytes of the encoding that positions are counted in."""
    width = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[unit]
    end = "\n".encode(unit)
    data = text.encode(unit)

    def offset(position: types.Position) -> int:
        start = 0
        for _ in range(position.line):
            start = data.index(end, start) + len(end)
            while (start - len(end)) % width:  # not at a unit's boundary: bytes of two units
                start = data.index(end, start) + len(end)
        return start + position.character * width

    for edit in sorted(edits, key=lambda item: offset(item.range.start), reverse=True):
        first, last = offset(edit.range.start), offset(edit.range.end)
        data = data[:first] + edit.new_text.encode(unit) + data[last:]
    return data.decode(unit)


async def until(ready: Any) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(_PATIENCE):
        while not ready():
            await asyncio.sleep(0.01)


async def until_async(ask: Any, wanted: object) -> None:
    async with asyncio.timeout(_PATIENCE):
        while await ask() != wanted:
            await asyncio.sleep(0.05)


@asynccontextmanager
async def start(
    profile: str,
    folder: Path,
    *,
    options: Any = None,
    folders: Sequence[str] = ("",),
    command: Sequence[str] = SERVER,
) -> AsyncIterator[Editor]:
    """An editor with the capabilities of `profile` that has opened `folders`, each relative to `folder`."""
    client = await ClientServerConfig(list(command)).start()
    assert isinstance(client, LanguageClient)
    capabilities = client_capabilities(profile)
    editor = Editor(client, folder, capabilities)
    params = types.InitializeParams(
        capabilities,
        root_uri=folder.as_uri(),
        workspace_folders=[types.WorkspaceFolder((folder / name).as_uri(), name or "root") for name in folders],
        initialization_options=options,
    )
    editor.server = (await client.initialize_session(params)).capabilities
    try:
        yield editor
    finally:
        await client.shutdown_session()
        await client.stop()
