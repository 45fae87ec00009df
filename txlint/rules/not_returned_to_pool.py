from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._leaks import forgotten_report, resource_report


class NotReturnedToPool(Rule):
    """A connection taken from a pool is not given back on every path.

    ## What it does
    Reports `getconn()`, `acquire()` and `get_connection()` where some way out of the function, most often an exception
    or an early return, does not reach `putconn()`, `release()` or the pooled `close()`.

    ## Why is this bad
    The pool keeps a reference to what it has lent, so no garbage collector ever brings the connection back: the slot is
    lost until the process ends. After as many failures as the pool has slots, `getconn()` raises PoolError or
    PoolTimeout, and `acquire()` waits for ever.

    ## Example
    ```python
    from psycopg2.pool import ThreadedConnectionPool

    pool = ThreadedConnectionPool(1, 8, "dbname=shop")


    def stock(article):
        conn = pool.getconn()
        with conn.cursor() as cur:
            cur.execute("SELECT quantity FROM stock WHERE article = %s", (article,))
            row = cur.fetchone()
        pool.putconn(conn)
        return row
    ```

    ## Use instead
    ```python
    from psycopg2.pool import ThreadedConnectionPool

    pool = ThreadedConnectionPool(1, 8, "dbname=shop")


    def stock(article):
        conn = pool.getconn()
        try:
            with conn.cursor() as cur:
                cur.execute("SELECT quantity FROM stock WHERE article = %s", (article,))
                return cur.fetchone()
        finally:
            pool.putconn(conn)
    ```

    ## Seen on a server
    The example on PostgreSQL, with a query that fails:

    ```text
    connections, after stock() has failed 8 times: 8 × idle in transaction (aborted)
    stock(), the 9th time: PoolError: connection pool exhausted
    ```

    ## Fix safety
    The fix moves the release that is there into a `finally`, with a `try` round what lies between, and is unsafe: it
    changes what happens on errors. It is offered where nothing that needs the connection leaves these lines.

    ## Known limits
    A pool of unknown type is recognised by its name and use, at medium confidence.
    """

    code = "TX303"

    def flow(self, flow: Flow) -> Iterator[Report]:
        yield from resource_report(flow, self.code)
        yield from forgotten_report(flow, self.code)
