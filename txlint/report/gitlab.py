"""GitLab's Code Quality report: an array, empty when clean."""

from __future__ import annotations

import json
from collections.abc import Sequence

from txlint.finding import Finding, Severity
from txlint.report import Context, numbered

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}


def render(findings: Sequence[Finding], context: Context) -> str:
    # GitLab drops all but one of equal fingerprints.
    fingerprints = numbered([context.fingerprint(finding) for finding in findings])
    items = [
        {
            "description": f"{finding.code} {finding.message}",
            "check_name": finding.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": context.shown(finding.filename),
                "lines": {"begin": finding.span.start.row, "end": finding.span.end.row},
            },
        }
        for finding, fingerprint in zip(findings, fingerprints, strict=True)
    ]
    return json.dumps(items, indent=2, ensure_ascii=False) + "\n"
