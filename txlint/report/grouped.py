"""Findings under the name of their file, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from txlint.finding import Finding
from txlint.report import Context
from txlint.report.concise import fix_mark


def render(findings: Sequence[Finding], context: Context) -> str:
    blocks = []
    for filename, group in groupby(findings, key=lambda finding: finding.filename):
        rows = [(f"{finding.span.start.row}:{finding.span.start.column}", finding) for finding in group]
        width = max(len(place) for place, _ in rows)
        lines = [
            f"  {place:<{width}} {finding.code} {fix_mark(finding, context)}{finding.message}\n"
            for place, finding in rows
        ]
        blocks.append(f"{context.shown(filename)}:\n{''.join(lines)}")
    return "\n".join(blocks)
