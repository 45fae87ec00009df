"""The server: what the editor says goes in, diagnostics and actions go out.

Diagnostics are pulled by clients that can pull and pushed to the others, never both. All analysis happens in another
process (`worker`), so the server answers at once whatever a document holds.
"""

from __future__ import annotations

import asyncio
import os
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from txlint import __version__
from txlint.config import ConfigError
from txlint.lsp import actions, wire
from txlint.lsp.job import Job, Verdict, inspect, mended
from txlint.lsp.preferences import Preferences
from txlint.lsp.wire import Text
from txlint.lsp.worker import Worker, WorkerFailed
from txlint.source import read
from txlint.tree.syntax import Unparsable, decode

_DEBOUNCE = 0.2  # seconds without a keystroke before a changed document is analysed
Result = TypeVar("Result")
SERVER_CANCELLED = -32802  # LSP 3.17, LSPErrorCodes.ServerCancelled


@dataclass(frozen=True)
class Checked:
    """A verdict on one text, as diagnostics. `result_id` names both the text and the state of everything else."""

    result_id: str
    text: Text
    diagnostics: list[types.Diagnostic]
    rests_on: frozenset[str]


class Superseded(Exception):
    """The document has changed, so what was asked is of no use any more."""


class Server(LanguageServer):
    """The state of one session: preferences, the last verdict of each open document, what is under way."""

    def __init__(self) -> None:
        super().__init__("txlint", __version__, types.TextDocumentSyncKind.Full)
        # Full, because pygls applies partial changes by Python's splitlines(), which sees lines where the protocol
        # has none (form feed, U+2028), and so loses track of such documents.
        self.preferences = Preferences()
        self.pulls = False
        self._worker = Worker()
        self._checked: dict[str, Checked] = {}
        self._running: dict[str, tuple[str, asyncio.Task[Checked]]] = {}
        self._pushing: dict[str, asyncio.Task[None]] = {}
        self._changed: dict[str, float] = {}
        self._generation = 0
        self._said: set[str] = set()

    # What the editor shows

    def text(self, uri: str) -> Text | None:
        """An open Python document; None for stubs, notebook cells and everything else."""
        document = self.workspace.get_text_document(uri)
        if document.version is None or uri.startswith("vscode-notebook-cell:"):
            return None
        if document.path.endswith((".pyi", ".ipynb")):
            return None
        if document.language_id != "python" and not document.path.endswith((".py", ".pyw")):
            return None
        return Text(document.uri, document.source, document.version, self.workspace.position_codec)

    def open_texts(self) -> list[Text]:
        documents = list(self.workspace.text_documents.values())
        return [text for document in documents if (text := self.text(document.uri)) is not None]

    def _text_of(self, filename: str) -> Text | None:
        """The text of another file: as it is open, or else as it is on disk."""
        uri = wire.uri_of(filename)
        opened = self.text(uri)
        if opened is not None:
            return opened
        try:
            return Text(uri, decode(read(filename)), None, self.workspace.position_codec)
        except (OSError, Unparsable):
            return None

    def job(self, text: Text) -> Job:
        filename = to_fs_path(text.uri) or text.uri
        unsaved = {
            os.path.realpath(path): other.text
            for other in self.open_texts()
            if other.uri != text.uri and (path := to_fs_path(other.uri))
        }
        preferences = self.preferences
        return Job(filename, text.text, self._folder_of(filename), preferences.overrides, preferences.config, unsaved)

    def _folder_of(self, filename: str) -> str:
        """The innermost workspace folder that holds a file, else the file's own folder."""
        given = [folder.uri for folder in self.workspace.folders.values()] or [self.workspace.root_uri or ""]
        folders = [path.rstrip(os.sep) for uri in given if (path := to_fs_path(uri))]
        holding = [folder for folder in folders if filename.startswith(folder + os.sep)]
        if holding:
            return max(holding, key=len)
        if os.path.isabs(filename):
            return os.path.dirname(filename)
        return folders[0] if folders else os.getcwd()

    # Checking

    async def check(self, uri: str) -> Checked | None:
        """The verdict on a document as it is now, None for what is not ours; raises Superseded if it changes."""
        text = self.text(uri)
        if text is None:
            return None
        result_id = f"{self._generation}.{text.digest}"
        known = self._checked.get(uri)
        if known is not None and known.result_id == result_id:
            return known
        wanted, task = self._running.get(uri, ("", None))
        if task is None or task.done() or wanted != result_id:
            if task is not None:
                task.cancel()
            task = asyncio.create_task(self._check(text, result_id))
            self._running[uri] = result_id, task
        try:
            return await asyncio.shield(task)  # several may wait for it, of whom one may be cancelled
        except asyncio.CancelledError:
            if task.cancelled() and not _is_cancelled():
                raise Superseded from None
            raise

    async def _check(self, text: Text, result_id: str) -> Checked:
        pause = self._changed.get(text.uri, 0.0) + _DEBOUNCE - time.monotonic()
        if pause > 0:
            await asyncio.sleep(pause)
        verdict = await self._run(inspect, text) or Verdict()
        self._say_about_settings(verdict)
        try:
            found = zip(verdict.findings, verdict.disabling, strict=True)
            diagnostics = [wire.diagnostic(item, disabling, text, self._text_of) for item, disabling in found]
        except Exception:
            self.log(f"{text.uri}: txlint failed, please report it: {traceback.format_exc()}")
            diagnostics = []
        checked = Checked(result_id, text, diagnostics, verdict.rests_on)
        self._checked[text.uri] = checked
        return checked

    async def _run(self, function: Callable[[Job], Result], text: Text) -> Result | None:
        """A job of the other process; what goes wrong there is written to the log, and gives None."""
        try:
            return await asyncio.wrap_future(self._worker.submit(function, self.job(text)))
        except WorkerFailed as error:
            self.log(f"{text.uri}: {error}: please report it, with the file")
            return None

    async def fix_all(self, text: Text) -> types.WorkspaceEdit | None:
        """Every safe fix of a document as one edit; None where there is none."""
        after = await self._run(mended, text)
        if after is None:
            return None
        return actions.workspace_edit(wire.changes(text, after), text, self.versioned_edits)

    # Pushing, and asking to pull again

    def push(self, uri: str) -> None:
        """Publish the diagnostics of a document when they are there; of several calls the last one counts."""
        if self.pulls:
            return
        if uri in self._pushing:
            self._pushing[uri].cancel()
        self._pushing[uri] = asyncio.create_task(self._push(uri))

    async def _push(self, uri: str) -> None:
        try:
            checked = await self.check(uri)
        except Superseded:
            return  # the change that did it has its own push
        if checked is not None:
            self._publish(uri, checked.diagnostics, checked.text.version)

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic], version: int | None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def recheck(self, uris: Sequence[str]) -> None:
        """Something else than the documents has changed, and what is shown for `uris` may be wrong."""
        self._generation += 1
        if not uris:
            return
        if self.pulls:
            workspace = self.client_capabilities.workspace
            diagnostics = None if workspace is None else workspace.diagnostics
            if diagnostics is not None and diagnostics.refresh_support:
                self.workspace_diagnostic_refresh(None)
        for uri in uris:
            self.push(uri)

    def resting_on(self, filename: str) -> list[str]:
        """The open documents whose verdict rests on a file."""
        real = os.path.realpath(filename)
        return [uri for uri, checked in self._checked.items() if real in checked.rests_on]

    def changed(self, uri: str) -> None:
        self._changed[uri] = time.monotonic()
        self.push(uri)

    def closed(self, uri: str) -> None:
        for known in (self._pushing, self._changed, self._checked):
            known.pop(uri, None)
        _, task = self._running.pop(uri, ("", None))
        if task is not None:
            task.cancel()
        if not self.pulls:
            self._publish(uri, [], None)

    # The session

    def prefer(self, options: object) -> None:
        try:
            self.preferences = Preferences.read(options)
        except ConfigError as error:
            self._say(str(error))

    def settings_changed(self) -> None:
        self._said.clear()
        self.recheck([text.uri for text in self.open_texts()])

    def _say_about_settings(self, verdict: Verdict) -> None:
        if verdict.problem:
            self._say(f"{verdict.problem}. Nothing is checked until this is mended.")
        for warning in verdict.warnings:
            if warning not in self._said:
                self._said.add(warning)
                self.log(warning, types.MessageType.Warning)

    def _say(self, problem: str) -> None:
        """In a dialog, once until the settings change."""
        if problem not in self._said:
            self._said.add(problem)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"txlint: {problem}"))

    def log(self, message: str, kind: types.MessageType = types.MessageType.Error) -> None:
        self.window_log_message(types.LogMessageParams(kind, message))

    @property
    def versioned_edits(self) -> bool:
        workspace = self.client_capabilities.workspace
        edit = None if workspace is None else workspace.workspace_edit
        return edit is not None and bool(edit.document_changes)

    @property
    def resolves_edits(self) -> bool:
        """Whether the client asks for the edit of an action when it is chosen."""
        documents = self.client_capabilities.text_document
        action = None if documents is None else documents.code_action
        resolving = None if action is None else action.resolve_support
        return resolving is not None and "edit" in resolving.properties

    def warm_up(self) -> None:
        self._worker.warm_up()

    def shutdown(self) -> None:
        self._worker.close()
        super().shutdown()  # type: ignore[no-untyped-call]

    def report_server_error(self, error: Exception, source: Any) -> None:
        """A defect of ours goes to the log: a dialog at every keystroke would help nobody."""
        if isinstance(error, JsonRpcException) and error.code == SERVER_CANCELLED:
            return
        details = error.data if isinstance(error, JsonRpcException) else ""
        self.log(f"txlint failed, please report it: {error} {details or ''}")


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
