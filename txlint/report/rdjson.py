"""Reviewdog's diagnostics. Its columns count UTF-8 bytes, from 1, the end exclusive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from txlint.finding import Edit, Finding, Fix, Position, Severity, Span, rule_url
from txlint.fix import apply
from txlint.report import Context, Sources

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(findings: Sequence[Finding], context: Context) -> str:
    sources = Sources(context)
    document = {
        "source": {"name": "txlint", "url": "https://txlint.readthedocs.io"},
        "severity": "WARNING",
        "diagnostics": [_diagnostic(finding, context, sources) for finding in findings],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(finding: Finding, context: Context, sources: Sources) -> dict[str, Any]:

    def location(filename: str, span: Span) -> dict[str, Any]:
        return {"path": context.shown(filename), "range": _range(span, sources.lines(filename))}

    lines = sources.lines(finding.filename)
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": location(finding.filename, finding.span),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": rule_url(finding.name)},
    }
    if finding.path:
        diagnostic["related_locations"] = [
            {"message": step.message, "location": location(step.filename, step.span)} for step in finding.path
        ]
    if finding.fix is not None:
        span, content = _as_one(finding.fix, lines)
        diagnostic["suggestions"] = [{"range": _range(span, lines), "text": content}]
    return diagnostic


def _as_one(fix: Fix, lines: Sequence[str]) -> tuple[Span, str]:
    """The edits of a fix as one replacement: a reader takes suggestions for alternatives and applies one of them."""
    if len(fix.edits) == 1:
        return fix.edits[0].span, fix.edits[0].content
    first = min(edit.span.start.row for edit in fix.edits)
    last = min(max(edit.span.end.row for edit in fix.edits), len(lines))
    edits = [
        Edit(Span(_up(edit.span.start, first - 1), _up(edit.span.end, first - 1)), edit.content) for edit in fix.edits
    ]
    text, _ = apply("\n".join(lines[first - 1 : last]), [Fix(fix.message, tuple(edits))])
    return Span(Position(first, 1), Position(last, len(lines[last - 1]) + 1)), text


def _up(position: Position, rows: int) -> Position:
    return Position(position.row - rows, position.column)


def _range(span: Span, lines: Sequence[str]) -> dict[str, Any]:
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(position: Position, lines: Sequence[str]) -> dict[str, int]:
    column = position.column
    if 1 <= position.row <= len(lines):
        column = len(lines[position.row - 1][: column - 1].encode("utf-8", "surrogatepass")) + 1
    return {"line": position.row, "column": column}
