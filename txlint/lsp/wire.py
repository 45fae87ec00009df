"""From txlint's terms to the protocol's: positions, diagnostics, edits.

txlint counts rows and columns from 1 and columns in code points; the protocol counts from 0, and columns in the
units that client and server have agreed on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path
from pygls.workspace import PositionCodec

from txlint.finding import Applicability, Edit, Finding, Position, Severity, Span, rule_url

SOURCE = "txlint"
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Text:
    """The text of a document at one moment."""

    uri: str
    text: str
    version: int | None
    codec: PositionCodec

    @cached_property
    def lines(self) -> list[str]:
        """Without their ends, split where the protocol and Python's tokenizer split: not at form feeds and U+2028."""
        return _LINE_END.split(self.text)

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def position(self, place: Position) -> types.Position:
        """A place past the end of the text becomes its end."""
        if place.row > len(self.lines):
            return types.Position(len(self.lines) - 1, self.codec.client_num_units(self.lines[-1]))
        before = self.lines[place.row - 1][: place.column - 1]
        return types.Position(place.row - 1, self.codec.client_num_units(before))

    def place(self, position: types.Position) -> Position:
        line = self.lines[position.line] if position.line < len(self.lines) else ""
        units = 0
        for column, char in enumerate(line, 1):
            if units >= position.character:
                return Position(position.line + 1, column)
            units += self.codec.client_num_units(char)
        return Position(position.line + 1, len(line) + 1)

    def range(self, span: Span) -> types.Range:
        return types.Range(self.position(span.start), self.position(span.end))

    def edit(self, edit: Edit) -> types.TextEdit:
        end_of_line = "\r\n" if "\r\n" in self.text else "\n"
        return types.TextEdit(self.range(edit.span), edit.content.replace("\n", end_of_line))


TextOf = Callable[[str], Text | None]
"""The text of a file by its name, None where it cannot be read."""


def diagnostic(finding: Finding, disabling: Edit | None, text: Text, text_of: TextOf) -> types.Diagnostic:
    """`disabling` is the edit that hides the finding; `text_of` reads the other files that its path leads through."""
    related = [
        types.DiagnosticRelatedInformation(types.Location(there.uri, there.range(step.span)), step.message)
        for step in finding.path
        if (there := text if step.filename == finding.filename else text_of(step.filename)) is not None
    ]
    return types.Diagnostic(
        range=text.range(finding.span),
        message=finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(rule_url(finding.name)),
        source=SOURCE,
        tags=[types.DiagnosticTag.Unnecessary] if finding.code == "TX002" else None,
        related_information=related or None,
        data=_data(finding, disabling, text),
    )


def _data(finding: Finding, disabling: Edit | None, text: Text) -> Mapping[str, Any]:
    """What a code action needs, as JSON: it comes back with the request, so nothing is analysed again for it.

    `text` is the digest of the text that the edits are for.
    """
    fix = finding.fix
    edits = () if fix is None or fix.applicability is Applicability.DISPLAY else fix.edits
    return {
        "text": text.digest,
        "title": fix.message if fix is not None else "",
        "safe": fix is not None and fix.applicability is Applicability.SAFE,
        "edits": [_as_json(text.edit(edit)) for edit in edits],
        "disable": [] if disabling is None else [_as_json(text.edit(disabling))],
    }


def _as_json(edit: types.TextEdit) -> dict[str, Any]:
    def point(position: types.Position) -> dict[str, int]:
        return {"line": position.line, "character": position.character}

    return {"range": {"start": point(edit.range.start), "end": point(edit.range.end)}, "newText": edit.new_text}


def changes(before: Text, after: str) -> list[types.TextEdit]:
    """The edits, whole lines each, that turn one text into another."""
    import difflib

    old, new = (re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text) for text in (before.text, after))
    return [
        types.TextEdit(before.range(Span(Position(first + 1, 1), Position(last + 1, 1))), "".join(new[start:end]))
        for kind, first, last, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def uri_of(filename: str) -> str:
    return from_fs_path(filename) or filename
