"""TX003: raised by the shells, not by the analysis."""

from __future__ import annotations

from txlint.finding import Severity
from txlint.rules._base import Rule


class UnknownSuppression(Rule):
    """A suppression names a rule that does not exist.

    ## What it does
    Reports a TX code in a `# noqa:` and a code or slug in a `# txlint:` comment that no rule has, and names the
    nearest one.

    ## Why is this bad
    The comment looks as if it hid something, and does not.

    ## Example
    ```python
    import sqlite3

    LIMIT = 10  # noqa: TX999
    ```

    ## Use instead
    ```python
    import sqlite3

    LIMIT = 10
    ```

    ## Fix safety
    Safe: the fix removes the unknown code from the comment.
    """

    code = "TX003"
    severity = Severity.WARNING
    host = "cli"
