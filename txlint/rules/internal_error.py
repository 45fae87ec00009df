"""TX000: raised by the shells, not by the analysis."""

from __future__ import annotations

from txlint.finding import Severity
from txlint.rules._base import Rule


class InternalError(Rule):
    """txlint itself failed on a function or a file.

    ## What it does
    Tells that an analysis step raised an exception of its own. What it was looking at is not checked; everything
    else is.

    ## Why is this bad
    The part that failed may hold defects that are now not reported. The failure is never the fault of the code that
    was read: please report it with the file, or with the smallest part of it that still fails.

    ## Example
    No code is meant to bring this about.

    ## Use instead
    Nothing needs to be changed. `# noqa: TX000` hides the report until it is mended.
    """

    code = "TX000"
    severity = Severity.WARNING
