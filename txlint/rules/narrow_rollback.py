from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._transactions import transaction_report


class NarrowRollback(Rule):
    """A transaction is rolled back for some exceptions only.

    ## What it does
    Reports a transaction whose rollback stands in a handler that does not catch everything that the body can raise:
    `except ValueError`, a list of database errors, or `except Exception` in async code, which misses CancelledError.

    ## Why is this bad
    The exception that nobody thought of is the one that leaves the transaction open. In async code that is every
    cancelled request: `asyncio.CancelledError` is not an Exception, and neither are GeneratorExit and gevent's Timeout.

    ## Example
    ```python
    import asyncpg


    async def pay(conn: asyncpg.Connection, account, amount):
        tx = conn.transaction()
        await tx.start()
        try:
            await conn.execute("UPDATE account SET balance = balance - $2 WHERE id = $1", account, amount)
        except Exception:
            await tx.rollback()
            raise
        else:
            await tx.commit()
    ```

    ## Use instead
    ```python
    import asyncpg


    async def pay(conn: asyncpg.Connection, account, amount):
        async with conn.transaction():
            await conn.execute("UPDATE account SET balance = balance - $2 WHERE id = $1", account, amount)
    ```

    ## Seen on a server
    The example on PostgreSQL, cancelled while the UPDATE waits for a lock:

    ```text
    state of the connection, after the request was cancelled: idle in transaction (aborted)
    ```

    ## Fix safety
    The fix widens the handler to BaseException and is unsafe: what else the handler does is then done for every
    exception. It is offered where the handler raises again on every way and reads no attributes of the exception.

    ## Known limits
    `KeyboardInterrupt` in synchronous code is not considered.
    """

    code = "TX205"

    def flow(self, flow: Flow) -> Iterator[Report]:
        return transaction_report(flow, "TX205")
