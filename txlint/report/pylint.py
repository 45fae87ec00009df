"""The format of pylint's messages, which many tools read: `path:row: [TX101] message`."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.finding import Finding
from txlint.report import Context


def render(findings: Sequence[Finding], context: Context) -> str:
    return "".join(
        f"{context.shown(finding.filename)}:{finding.span.start.row}: [{finding.code}] {finding.message}\n"
        for finding in findings
    )
