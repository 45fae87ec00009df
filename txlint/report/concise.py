"""One line a finding: `path:row:column: TX101 [*] message`."""

from __future__ import annotations

from collections.abc import Sequence

from txlint.finding import Finding
from txlint.report import Context


def fix_mark(finding: Finding, context: Context) -> str:
    """`[*] ` where `--fix` would mend the finding in this run."""
    return "[*] " if finding.fix is not None and finding.fix.applies(unsafe=context.unsafe) else ""


def render(findings: Sequence[Finding], context: Context) -> str:
    return "".join(
        f"{context.shown(finding.filename)}:{finding.span.start.row}:{finding.span.start.column}: "
        f"{finding.code} {fix_mark(finding, context)}{finding.message}\n"
        for finding in findings
    )
