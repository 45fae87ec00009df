from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.finding import Confidence
from txlint.flow.program import RAISED
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.leaks import event_node, role_of
from txlint.rules._base import Report, Rule
from txlint.rules._calls import acts_on
from txlint.rules._reached import at_most, line_of, name_of
from txlint.rules._swallowed import aborts, clause_node, enclosing, intends_rollback, is_broad, is_statement
from txlint.tree.events import Call, Manager


class ContinueAfterError(Rule):
    """A handler swallows a database error, and the connection is used on without a rollback.

    ## What it does
    Reports an `except` clause after which the same connection or session sends more, or commits, although the error has
    aborted its transaction, or has left it half done.

    ## Why is this bad
    PostgreSQL aborts the transaction with the first error: every later statement fails with InFailedSqlTransaction, and
    a later `commit()` is answered with a rollback and raises nothing. A SQLAlchemy session is unusable after a failed
    flush on every database. SQLite and MySQL know no such state: there the commit stores the half that had worked.

    ## Example
    ```python
    import logging

    import psycopg2


    def load(conn: psycopg2.extensions.connection, rows):
        with conn.cursor() as cur:
            for row in rows:
                try:
                    cur.execute("INSERT INTO reading (sensor, value) VALUES (%s, %s)", row)
                except psycopg2.Error:
                    logging.exception("row %s", row)
        conn.commit()
    ```

    ## Use instead
    ```python
    import logging

    import psycopg2


    def load(conn: psycopg2.extensions.connection, rows):
        with conn.cursor() as cur:
            for row in rows:
                try:
                    cur.execute("INSERT INTO reading (sensor, value) VALUES (%s, %s)", row)
                    conn.commit()
                except psycopg2.Error:
                    conn.rollback()
                    logging.exception("row %s", row)
    ```

    ## Known limits
    Reported only where the library is known to have an aborted state; for SQLite and MySQL only where a broad handler
    passes over a failed write and the rest is committed.
    """

    code = "TX204"

    def flow(self, flow: Flow) -> Iterator[Report]:
        done: set[int] = set()
        for event, reached in flow.record.reached.items():
            if not is_statement(flow, event):
                continue
            for item in reached:
                fact = item.fact
                place = fact.spoiled
                if item.final in RAISED:
                    # The handler has raised again, and this is the clean-up.
                    continue
                if place is None or id(place) in done or fact.managed or not acts_on(flow, event, fact):
                    continue
                if not _counts(flow, event, fact, place):
                    continue
                done.add(id(place))
                yield _report(flow, event, fact, place)


def _counts(flow: Flow, event: Call, fact: Fact, place: Any) -> bool:
    handle = fact.handle
    assert handle is not None
    if intends_rollback(place) or fact.auto:
        return False
    if role_of(flow, event) in ("rollback", "close", "release") or flow.meaning(event).kind == "savepoint_rollback":
        return False
    if aborts(fact):
        return fact.tx in ("aborted", "failed") and (fact.tx == "aborted" or handle.type.kind == "session")
    if handle.type.swallowed != "partial_commit":
        return False
    return (fact.tx == "open" and fact.wrote is not None and role_of(flow, event) == "commit" and is_broad(place)
            and not enclosing(flow, place, "loop"))


def _report(flow: Flow, event: Call, fact: Fact, place: Any) -> Report:
    handle = fact.handle
    assert handle is not None
    node = clause_node(place)
    then = "commit() stores half of the work" if not aborts(fact) else (
        "the transaction is aborted by then, and a commit loses it" if handle.type.kind != "session" else
        "the session is unusable by then")
    confidence = handle.confidence if aborts(fact) else at_most(handle.confidence, Confidence.MEDIUM)
    where = event_node(event)
    steps = [("the database error is swallowed here", node)]
    if where is not None:
        steps.append((f"'{name_of(handle)}' is used on here", where))
    return Report(
        node=node, handler=None if isinstance(place, Manager) else place, confidence=confidence,
        message=f"a database error on '{name_of(handle)}' is swallowed here and it is used on{line_of(flow, event)} without "
                f"a rollback: {then}; roll back in the handler, or raise",
        path=tuple(steps),
        help="roll back in the handler before anything else is sent, or let the error leave the function",
    )
