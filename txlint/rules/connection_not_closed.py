from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Severity
from txlint.resource.flow import Flow
from txlint.rules._base import Report, Rule
from txlint.rules._leaks import forgotten_report, resource_report


class ConnectionNotClosed(Rule):
    """A connection or session is not closed or returned on some path, usually the error path.

    ## What it does
    Follows every connection and session that a function acquires to every way out of the function, the exceptional
    ones above all, and reports it where one of them leaves it open.

    ## Why is this bad
    The open transaction goes with the connection: on PostgreSQL it shows as `idle in transaction` and keeps its locks.
    A SQLAlchemy session or connection that is dropped stays checked out until the cyclic garbage collector runs; forty
    such calls exhaust the default pool of five plus ten. A local psycopg2 or PyMySQL connection is closed by reference
    counting when the function ends, which is why an error path alone is only a note there.

    ## Example
    ```python
    from sqlalchemy.orm import Session


    def titles(engine, query):
        session = Session(engine)
        rows = session.execute(query).all()
        session.close()
        return rows
    ```

    ## Use instead
    ```python
    from sqlalchemy.orm import Session


    def titles(engine, query):
        with Session(engine) as session:
            return session.execute(query).all()
    ```

    ## Seen on a server
    The example on PostgreSQL, with a query that fails:

    ```text
    connections, after titles() has failed 15 times: 15 × idle in transaction (aborted)
    titles(), the 16th time: TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out,
      timeout 0.10
    ```

    ## Fix safety
    The fix moves the close that is there into a `finally`, with a `try` round what lies between, and is unsafe: it
    changes what happens on errors. It is offered where nothing that needs the connection leaves these lines.

    ## Known limits
    A handle that is stored on an object counts as leaked where no method of its class ends it, at medium confidence
    where the class has a close(), stop() or the like, else at low. One that is returned, or handed to a constructor
    that cannot be seen, has another owner and is not followed.
    """

    code = "TX301"
    severity = Severity.WARNING

    def flow(self, flow: Flow) -> Iterator[Report]:
        yield from resource_report(flow, self.code)
        yield from forgotten_report(flow, self.code)
