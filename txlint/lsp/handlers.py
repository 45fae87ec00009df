"""The methods of the protocol, each in terms of the server, and `main`, which runs it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.uris import to_fs_path

from txlint.lsp import actions
from txlint.lsp.hover import hover
from txlint.lsp.server import SERVER_CANCELLED, Server, Superseded
from txlint.lsp.wire import SOURCE

_CONFIGURATION = ("pyproject.toml", "txlint.toml", ".txlint.toml", "setup.cfg", "txlint-baseline.json")


def initialize(server: Server, params: types.InitializeParams) -> None:
    server.prefer(params.initialization_options)
    documents = params.capabilities.text_document
    if documents is not None and documents.diagnostic is not None:
        server.pulls = True
        options = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
        server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(diagnostic)


def initialized(server: Server, params: types.InitializedParams) -> None:
    server.warm_up()
    workspace = server.client_capabilities.workspace
    watching = None if workspace is None else workspace.did_change_watched_files
    if watching is not None and watching.dynamic_registration:
        patterns = (*_CONFIGURATION, "*.py")
        watchers = [types.FileSystemWatcher(f"**/{pattern}") for pattern in patterns]
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        server.client_register_capability(
            types.RegistrationParams([types.Registration("txlint-files", method, options)])
        )


def did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    server.push(params.text_document.uri)


def did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    server.changed(params.text_document.uri)


def did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
    uri = params.text_document.uri
    server.recheck([other for other in server.resting_on(to_fs_path(uri) or uri) if other != uri])
    server.push(uri)


def did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.closed(params.text_document.uri)


def did_change_configuration(server: Server, params: types.DidChangeConfigurationParams) -> None:
    """Settings under the key `txlint` replace those of `initializationOptions`; without it only files are read anew."""
    settings = params.settings
    if isinstance(settings, Mapping) and isinstance(settings.get(SOURCE), Mapping):
        server.prefer(settings[SOURCE])
    server.settings_changed()


def did_change_watched_files(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
    opened = [text.uri for text in server.open_texts()]
    changes = [change for change in params.changes if change.uri not in opened]  # of those the text counts
    paths = [to_fs_path(change.uri) or change.uri for change in changes]
    if any(path.endswith(_CONFIGURATION) for path in paths):
        server.settings_changed()
    elif any(change.type != types.FileChangeType.Changed for change in changes):
        server.recheck(opened)  # imports may lead elsewhere now
    elif changes:
        server.recheck(sorted({uri for path in paths for uri in server.resting_on(path)}))


def did_change_workspace_folders(server: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    server.settings_changed()


async def diagnostic(server: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    try:
        checked = await server.check(params.text_document.uri)
    except Superseded:
        again = types.DiagnosticServerCancellationData(retrigger_request=True)
        raise JsonRpcException("the document has changed", SERVER_CANCELLED, again) from None
    if checked is None:
        return types.RelatedFullDocumentDiagnosticReport([])
    if params.previous_result_id == checked.result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(checked.result_id)
    return types.RelatedFullDocumentDiagnosticReport(checked.diagnostics, result_id=checked.result_id)


async def code_action(server: Server, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    uri, only = params.text_document.uri, params.context.only
    try:
        checked = await server.check(uri)
    except Superseded:
        return None
    if checked is None:
        return None
    found: list[types.CodeAction] = []
    if actions.is_wanted(actions.QUICK_FIX, only):
        concerned = actions.concerned(params.context.diagnostics, checked.diagnostics, params.range, checked.text)
        found += actions.quick_fixes(concerned, checked.text, versioned=server.versioned_edits)
    if actions.is_wanted(actions.FIX_ALL, only) and actions.has_safe_fix(checked.diagnostics):
        edit = None if server.resolves_edits else await server.fix_all(checked.text)
        if edit is not None or server.resolves_edits:
            found.append(actions.fix_all(uri, edit))
    return found


async def resolve(server: Server, action: types.CodeAction) -> types.CodeAction:
    if action.kind == actions.FIX_ALL and isinstance(action.data, Mapping):
        text = server.text(str(action.data.get("uri")))
        action.edit = None if text is None else await server.fix_all(text)
    return action


def show_rule(server: Server, params: types.HoverParams) -> types.Hover | None:
    text = server.text(params.text_document.uri)
    documents = server.client_capabilities.text_document
    formats = None if documents is None or documents.hover is None else documents.hover.content_format
    markdown = types.MarkupKind.Markdown in (formats or ())
    return None if text is None else hover(text, params.position, markdown=markdown)


def create() -> Server:
    """A server that is ready to be started."""
    server = Server()
    handlers: dict[str, Callable[..., Any]] = {
        types.INITIALIZE: initialize,
        types.INITIALIZED: initialized,
        types.TEXT_DOCUMENT_DID_OPEN: did_open,
        types.TEXT_DOCUMENT_DID_CHANGE: did_change,
        types.TEXT_DOCUMENT_DID_SAVE: did_save,
        types.TEXT_DOCUMENT_DID_CLOSE: did_close,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: did_change_configuration,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: did_change_workspace_folders,
        types.CODE_ACTION_RESOLVE: resolve,
        types.TEXT_DOCUMENT_HOVER: show_rule,
    }
    for method, handler in handlers.items():
        server.feature(method)(handler)
    options = types.CodeActionOptions(code_action_kinds=list(actions.KINDS), resolve_provider=True)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(code_action)
    return server


def main() -> int:
    """Serve the editor on standard input and output until it says goodbye."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it prints a traceback for every cancelled request
    create().start_io()
    return 0
