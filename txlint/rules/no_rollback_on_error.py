from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._transactions import transaction_report


class NoRollbackOnError(Rule):
    """An exception between the begin and the end of a transaction leaves it open.

    ## What it does
    Follows every transaction that is begun explicitly, or implicitly on a shared connection or on a session that an
    object makes for itself, to the exceptional ways out of the function, and reports it where one of them neither
    commits nor rolls back.

    ## Why is this bad
    The connection outlives the function, and so does the transaction: PostgreSQL shows it as `idle in transaction`, its
    locks stay, vacuum is held back, and the next user of the connection works inside somebody else's transaction, or
    gets `InFailedSqlTransaction`. sqlite3 answers every other writer with "database is locked".

    ## Example
    ```python
    import pymysql


    class Bank:
        def __init__(self):
            self.conn = pymysql.connect(db="bank")

        def transfer(self, source, target, amount):
            self.conn.begin()
            with self.conn.cursor() as cur:
                cur.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, source))
                cur.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, target))
            self.conn.commit()

        def close(self):
            self.conn.close()
    ```

    ## Use instead
    ```python
    import pymysql


    class Bank:
        def __init__(self):
            self.conn = pymysql.connect(db="bank")

        def transfer(self, source, target, amount):
            self.conn.begin()
            try:
                with self.conn.cursor() as cur:
                    cur.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, source))
                    cur.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, target))
                self.conn.commit()
            except BaseException:
                self.conn.rollback()
                raise

        def close(self):
            self.conn.close()
    ```

    ## Seen on a server
    The example on MariaDB, which refuses the second UPDATE:

    ```text
    transfer(1, 2, 50): OperationalError: (4025, 'CONSTRAINT `account.balance` failed for `seen`.`account`')
    its transaction: RUNNING, its connection: Sleep
    another client's UPDATE of account 1: OperationalError: (1205, 'Lock wait timeout exceeded; try restarting
      transaction')
    ```

    ## Fix safety
    The fix is unsafe. It puts the work and its commit into `try`, with the rollback and a `raise` in
    `except BaseException`, or writes the rollback into the handler that is there and raises again. It is offered where
    begin and commit stand in one block and nothing else ends the transaction.

    ## Known limits
    An implicit transaction on a connection or session that was handed in is the caller's to end, and is not reported.
    One that is begun explicitly is: callers that `txlint check` sees in the same run make the report surer where they
    do not end it either, and less sure where they do, and one of them is named. They never add or remove a report.
    """

    code = "TX201"

    def flow(self, flow: Flow) -> Iterator[Report]:
        return transaction_report(flow, "TX201")
