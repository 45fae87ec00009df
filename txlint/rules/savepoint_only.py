from __future__ import annotations

from collections.abc import Iterator

from txlint.flow.program import ORDINARY
from txlint.resource.fact import Fact, Handle
from txlint.resource.flow import Flow
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._reached import begun_step, name_of


class SavepointOnly(Rule):
    """A block that looks like a transaction is only a savepoint, so nothing is committed.

    ## What it does
    Reports `conn.transaction()` of psycopg 3 after an earlier statement without autocommit, `begin_nested()` without
    a commit, and Django's `atomic()` while autocommit is off, where the function ends without a commit.

    ## Why is this bad
    A transaction is open already, by a SELECT or by SET, so the block makes a savepoint, and leaving it releases the
    savepoint only. The connection stays `idle in transaction`, nobody else sees the rows, and close() throws them
    away.

    ## Example
    ```python
    import psycopg


    def enroll(dsn, course):
        conn = psycopg.connect(dsn)
        try:
            conn.execute("SELECT places FROM course WHERE id = %s", (course,))
            with conn.transaction():
                conn.execute("UPDATE course SET places = places - 1 WHERE id = %s", (course,))
        finally:
            conn.close()
    ```

    ## Use instead
    ```python
    import psycopg


    def enroll(dsn, course):
        conn = psycopg.connect(dsn, autocommit=True)
        try:
            conn.execute("SELECT places FROM course WHERE id = %s", (course,))
            with conn.transaction():
                conn.execute("UPDATE course SET places = places - 1 WHERE id = %s", (course,))
        finally:
            conn.close()
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    state of the connection, behind the block: idle in transaction
    places, once it is closed: 10 as before
    ```

    ## Known limits
    On a connection or session that is handed in the caller may commit; it is not reported.
    """

    code = "TX406"

    def flow(self, flow: Flow) -> Iterator[Report]:
        found: dict[object, tuple[Handle, Fact]] = {}
        for fact in flow.exits(*ORDINARY):
            handle = fact.handle
            if handle is None or (handle.owner == "borrowed" and handle.type.kind != "module"):
                continue
            if not (fact.is_open or fact.lost is not None) or fact.res == "escaped":
                # Whoever receives it may commit.
                continue
            for mark in fact.marks:
                if isinstance(mark, tuple) and mark[0] == "savepoint-only":
                    found.setdefault(mark[1], (handle, fact))
        for event, (handle, fact) in found.items():
            node = event_node(event)
            if node is None:
                continue
            name = name_of(handle)
            awaits = "await " if handle.type.is_async else ""
            cure = (
                f"commit afterwards ({awaits}{name}.commit())"
                if handle.type.kind != "module"
                else ("commit afterwards (transaction.commit())")
            )
            if handle.type.method("transaction") is not None:
                cure = f"connect with autocommit=True, or {cure}"
            yield Report(
                node=node,
                about=handle,
                confidence=handle.confidence,
                message=f"this block is only a savepoint, since a transaction is open on '{name}' already: "
                f"nothing is committed, {cure}",
                path=(*begun_step(fact), ("the savepoint is made here", node)),
                help=cure,
            )
