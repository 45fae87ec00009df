"""What txlint says about a program, with its default settings."""

from __future__ import annotations

from oracle.casebook import Case
from txlint.check import check
from txlint.finding import Finding
from txlint.settings import Settings

FILE = "/srv/shop/work.py"


def findings(case: Case) -> list[Finding]:
    """The findings shown by default in the program proper: at least a warning, at least of medium confidence."""
    found = check(case.text.encode(), FILE, Settings())
    return [finding for finding in found if finding.span.start.row >= case.first_row]
