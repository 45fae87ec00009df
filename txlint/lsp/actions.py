"""Code actions: the fix of a finding, hiding it on its line, and all safe fixes of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lsprotocol import types

from txlint.lsp.wire import SOURCE, Text

QUICK_FIX = types.CodeActionKind.QuickFix
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.txlint"
KINDS = (QUICK_FIX, FIX_ALL)


def is_wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Whether a client that asks for `only` some kinds wants this one: each stands for all kinds below it."""
    return only is None or any(
        not wanted or kind == wanted or kind.startswith(f"{wanted}.") for wanted in map(_name, only)
    )


def _name(kind: str) -> str:
    return str(kind.value) if isinstance(kind, types.CodeActionKind) else kind


def concerned(
    sent: Sequence[types.Diagnostic], current: Sequence[types.Diagnostic], where: types.Range, text: Text
) -> list[types.Diagnostic]:
    """The diagnostics that a request is about: those that came with it, unless they are of another text.

    Clients that send none back, or without their data, get those of the current verdict that touch the range.
    """
    ours = [item for item in sent if item.source == SOURCE]
    if ours and all(isinstance(item.data, Mapping) and item.data.get("text") == text.digest for item in ours):
        return ours
    return [item for item in current if _touch(item.range, where)]


def _touch(one: types.Range, other: types.Range) -> bool:
    return _point(one.start) <= _point(other.end) and _point(other.start) <= _point(one.end)


def _point(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def quick_fixes(diagnostics: Sequence[types.Diagnostic], text: Text, *, versioned: bool) -> Iterator[types.CodeAction]:
    """For each diagnostic its fix, and after the fixes of all the edits that hide them.

    `versioned` says that the client understands edits of a certain version of a document.
    """
    for item in diagnostics:
        data = _data(item)
        edits = _edits(data.get("edits"))
        if edits:
            safe, title = bool(data.get("safe")), str(data.get("title"))
            title = f"{title[:1].upper()}{title[1:]}{'' if safe else ' (unsafe)'}"
            yield _quick_fix(item, title, workspace_edit(edits, text, versioned), safe)
    for item in diagnostics:
        edits = _edits(_data(item).get("disable"))
        if edits:
            yield _quick_fix(item, "Disable for this line", workspace_edit(edits, text, versioned), None)


def _quick_fix(
    item: types.Diagnostic, title: str, edit: types.WorkspaceEdit, preferred: bool | None
) -> types.CodeAction:
    return types.CodeAction(
        f"{SOURCE} ({item.code}): {title}",
        kind=QUICK_FIX,
        diagnostics=[item],
        is_preferred=preferred or None,
        edit=edit,
    )


def has_safe_fix(diagnostics: Sequence[types.Diagnostic]) -> bool:
    return any(_data(item).get("safe") and _data(item).get("edits") for item in diagnostics)


def fix_all(uri: str, edit: types.WorkspaceEdit | None) -> types.CodeAction:
    """Without `edit` the client asks for it when the action is chosen."""
    return types.CodeAction(f"{SOURCE}: Fix all safe problems", kind=FIX_ALL, edit=edit, data={"uri": uri})


def workspace_edit(edits: Sequence[types.TextEdit], text: Text, versioned: bool) -> types.WorkspaceEdit:
    if not versioned:
        return types.WorkspaceEdit(changes={text.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(text.uri, text.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])


def _data(item: types.Diagnostic) -> Mapping[str, Any]:
    return item.data if isinstance(item.data, Mapping) else {}


def _edits(value: object) -> list[types.TextEdit]:
    if not isinstance(value, list):
        return []
    return [
        types.TextEdit(
            types.Range(types.Position(**edit["range"]["start"]), types.Position(**edit["range"]["end"])),
            edit["newText"],
        )
        for edit in value
    ]
