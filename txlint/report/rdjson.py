"""Reviewdog's diagnostics. Its columns count UTF-8 bytes, from 1, the end exclusive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from txlint.finding import Finding, Position, Severity, Span, rule_url
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
    lines = sources.lines(finding.filename)
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": context.shown(finding.filename), "range": _range(finding.span, lines)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code, "url": rule_url(finding.name)},
    }
    if finding.fix is not None:
        diagnostic["suggestions"] = [
            {"range": _range(edit.span, lines), "text": edit.content} for edit in finding.fix.edits
        ]
    return diagnostic


def _range(span: Span, lines: Sequence[str]) -> dict[str, Any]:
    return {"start": _position(span.start, lines), "end": _position(span.end, lines)}


def _position(position: Position, lines: Sequence[str]) -> dict[str, int]:
    column = position.column
    if 1 <= position.row <= len(lines):
        column = len(lines[position.row - 1][: column - 1].encode("utf-8", "surrogatepass")) + 1
    return {"line": position.row, "column": column}
