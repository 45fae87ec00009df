from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._transactions import transaction_report


class NeverEnded(Rule):
    """A transaction is begun, ended on no path, and its handle does not escape.

    ## What it does
    Reports a transaction that nothing ends: not this function, and no other method of the class that owns the
    connection.

    ## Why is this bad
    Reading opens a transaction too in most drivers. A lookup at start-up leaves the connection `idle in transaction`
    for the life of the process.

    ## Example
    ```python
    import psycopg2


    class Codes:
        def __init__(self, dsn):
            self.conn = psycopg2.connect(dsn)

        def load(self):
            with self.conn.cursor() as cur:
                cur.execute("SELECT code, name FROM code")
                return dict(cur.fetchall())
    ```

    ## Use instead
    ```python
    import psycopg2


    class Codes:
        def __init__(self, dsn):
            self.conn = psycopg2.connect(dsn)

        def load(self):
            with self.conn, self.conn.cursor() as cur:
                cur.execute("SELECT code, name FROM code")
                return dict(cur.fetchall())
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    state of the connection, after load(): idle in transaction
    a migration's ALTER TABLE: LockNotAvailable: canceling statement due to lock timeout
    ```

    ## Known limits
    Closing the object ends its connection, not the transaction in between: it does not silence this rule.
    """

    code = "TX203"

    def flow(self, flow: Flow) -> Iterator[Report]:
        return transaction_report(flow, "TX203")
