"""Workflow commands that GitHub turns into annotations of a pull request.

GitHub shows ten annotations of a kind for one step, so a last plain line says how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence

from txlint.finding import Finding, Severity
from txlint.report import Context

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(findings: Sequence[Finding], context: Context) -> str:
    if not findings:
        return ""
    lines = [_command(finding, context) for finding in findings]
    places = [f"{context.shown(finding.filename)}:{finding.span.start.row}: {finding.code}" for finding in findings]
    return "\n".join([*lines, f"txlint found {len(findings)}:", *places]) + "\n"


def _command(finding: Finding, context: Context) -> str:
    start, end = finding.span.start, finding.span.end
    place = {"file": context.shown(finding.filename), "line": str(start.row), "endLine": str(end.row)}
    if start.row == end.row:  # columns over several lines are an error
        place |= {"col": str(start.column), "endColumn": str(end.column)}
    place["title"] = f"txlint ({finding.code})"
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{_KINDS[finding.severity]} {properties}::{_data(f'{finding.code} {finding.message}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
