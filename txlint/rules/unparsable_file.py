"""TX001: raised by the shells, not by the analysis."""

from __future__ import annotations

from txlint.finding import Severity
from txlint.rules._base import Rule


class UnparsableFile(Rule):
    """A file cannot be read or parsed, so nothing in it is checked.

    ## What it does
    Reports files that cannot be opened or decoded, that are no valid Python 3, that are Python 2, and generated files
    beyond the bounds within which parsing is safe (2 MB, 100 nested brackets or blocks, 1,000 links in one
    expression, 1,000 `elif` branches). Files that mention no database are not parsed, and so not reported.

    ## Why is this bad
    A leak in such a file is not found. Silence would look like a clean bill.

    ## Example
    ```python
    import sqlite3

    def load(path:
        return sqlite3.connect(path)
    ```

    ## Use instead
    ```python
    import sqlite3

    def load(path):
        return sqlite3.connect(path)
    ```

    ## Known limits
    Templates that only look like Python belong into `extend-exclude`.
    """

    code = "TX001"
    severity = Severity.ERROR
