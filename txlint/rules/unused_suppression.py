"""TX002: raised by the shells, not by the analysis."""

from __future__ import annotations

from txlint.finding import Severity
from txlint.rules._base import Rule


class UnusedSuppression(Rule):
    """A suppression hides nothing.

    ## What it does
    Reports a `# noqa: TX...`, `# txlint: ignore[...]` or `# txlint: file-ignore[...]` whose code is not reported
    where the comment stands. Only txlint's codes are judged, and only rules that were on; a bare `# noqa` and other
    tools' codes are left alone.

    ## Why is this bad
    A suppression that outlives its reason hides the next defect on that line.

    ## Example
    ```python
    import sqlite3

    LIMIT = 10  # noqa: TX301
    ```

    ## Use instead
    ```python
    import sqlite3

    LIMIT = 10
    ```

    ## Fix safety
    Safe: the fix removes the code from the comment, and the comment where nothing else is left in it.

    ## Known limits
    Not shown by flake8, which hands no suppressions to its plugins; flake8-noqa does this there.
    """

    code = "TX002"
    severity = Severity.WARNING
    host = "cli"
