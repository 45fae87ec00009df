"""A JSON array with one object a finding."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from txlint.finding import Finding, Position, rule_url
from txlint.report import Context


def item(finding: Finding, context: Context) -> dict[str, Any]:
    """One finding as the schema of the `json` and `json-lines` formats has it."""
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "url": rule_url(finding.name),
        "filename": finding.filename,
        "location": _position(span.start),
        "end_location": _position(span.end),
        "noqa_row": span.start.row,
        "fix": _fix(finding),
        "path": [
            {"message": step.message, "filename": step.filename, "location": _position(step.span.start)}
            for step in finding.path
        ],
        "fingerprint": context.fingerprint(finding),
    }


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}


def _fix(finding: Finding) -> dict[str, Any] | None:
    if finding.fix is None:
        return None
    return {
        "applicability": finding.fix.applicability.value,
        "message": finding.fix.message,
        "edits": [
            {
                "content": edit.content,
                "location": _position(edit.span.start),
                "end_location": _position(edit.span.end),
            }
            for edit in finding.fix.edits
        ],
    }


def render(findings: Sequence[Finding], context: Context) -> str:
    return json.dumps([item(finding, context) for finding in findings], indent=2, ensure_ascii=False) + "\n"
