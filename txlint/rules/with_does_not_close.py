from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Severity
from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._leaks import resource_report


class WithDoesNotClose(Rule):
    """`with` over a connection whose block ends the transaction but leaves the connection open.

    ## What it does
    Reports connections of sqlite3, psycopg2 and pyodbc that are entered by `with` and closed nowhere.

    ## Why is this bad
    For these libraries `with connection:` means commit or rollback, not close. The connection stays open until the
    object is collected: with sqlite3 from Python 3.11 on that waits for the cyclic garbage collector, so file handles
    and locks pile up, and Python 3.13 warns of each one.

    ## Example
    ```python
    import sqlite3


    def count(path):
        with sqlite3.connect(path) as conn:
            return conn.execute("SELECT count(*) FROM item").fetchone()[0]
    ```

    ## Use instead
    ```python
    import sqlite3
    from contextlib import closing


    def count(path):
        with closing(sqlite3.connect(path)) as conn, conn:
            return conn.execute("SELECT count(*) FROM item").fetchone()[0]
    ```

    ## Seen on a server
    The example in a process whose cyclic garbage collector has not run:

    ```text
    open files, after 100 calls of count(): 100
    ```

    ## Fix safety
    The fix wraps the call in `contextlib.closing` and keeps the block that commits. It is unsafe, since the connection
    is closed where it was not before, and offered where neither it nor a cursor is used behind the block.

    ## References
    - [sqlite3: how to use the connection context manager](https://docs.python.org/3/library/sqlite3.html#how-to-use-the-connection-context-manager)
    """

    code = "TX302"
    severity = Severity.WARNING

    def flow(self, flow: Flow) -> Iterator[Report]:
        return resource_report(flow, self.code)
