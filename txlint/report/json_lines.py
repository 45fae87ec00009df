"""One JSON object a line, each as in the `json` format."""

from __future__ import annotations

import json
from collections.abc import Sequence

from txlint.finding import Finding
from txlint.report import Context
from txlint.report.json import item


def render(findings: Sequence[Finding], context: Context) -> str:
    return "".join(json.dumps(item(finding, context), ensure_ascii=False) + "\n" for finding in findings)
