from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._transactions import transaction_report


class OpenOnExit(Rule):
    """An ordinary path leaves a transaction open while other paths end it.

    ## What it does
    Reports a transaction that an early return, a branch or a loop exit leaves open although the function ends it
    elsewhere.

    ## Why is this bad
    Nothing fails at that moment, so nobody looks: the connection sits `idle in transaction` with its locks until it is
    used again, and what it does then belongs to the old transaction.

    ## Example
    ```python
    import psycopg2


    class Queue:
        def __init__(self, dsn):
            self.conn = psycopg2.connect(dsn)

        def take(self, name):
            try:
                with self.conn.cursor() as cur:
                    cur.execute("SELECT id FROM job WHERE queue = %s FOR UPDATE", (name,))
                    row = cur.fetchone()
                    if row is None:
                        return None
                    cur.execute("DELETE FROM job WHERE id = %s", row)
                self.conn.commit()
            except BaseException:
                self.conn.rollback()
                raise
            return row[0]

        def close(self):
            self.conn.close()
    ```

    ## Use instead
    ```python
    import psycopg2


    class Queue:
        def __init__(self, dsn):
            self.conn = psycopg2.connect(dsn)

        def take(self, name):
            with self.conn, self.conn.cursor() as cur:
                cur.execute("SELECT id FROM job WHERE queue = %s FOR UPDATE", (name,))
                row = cur.fetchone()
                if row is None:
                    return None
                cur.execute("DELETE FROM job WHERE id = %s", row)
                return row[0]

        def close(self):
            self.conn.close()
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    take('mail') from an empty queue: None
    state of the connection: idle in transaction
    ```

    ## Known limits
    A branch that the caller's own flag decides (`if commit: conn.commit()`) is the caller's choice and is not reported.
    """

    code = "TX202"

    def flow(self, flow: Flow) -> Iterator[Report]:
        return transaction_report(flow, "TX202")
