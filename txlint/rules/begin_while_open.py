from __future__ import annotations

import re
from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.entry import keeps_parameter
from txlint.resource.fact import Fact, Handle
from txlint.resource.flow import ENTRY, Flow
from txlint.resource.held import Instance
from txlint.resource.leaks import summary_ends
from txlint.rules._base import Report, Rule
from txlint.rules._reached import begun_step, line_of, name_of
from txlint.tree.events import Call

_ENDS = re.compile(r"commit|rollback|abort|renew|restart|refresh|reset", re.IGNORECASE)


class BeginWhileOpen(Rule):
    """A transaction is begun again while the one before is still open.

    ## What it does
    Reports a begin that is reached with a transaction open on the same connection, most often in the next round of a
    loop whose body skipped the end.

    ## Why is this bad
    sqlite3 answers "cannot start a transaction within a transaction", SQLAlchemy and mysql-connector raise as well;
    PyMySQL and mysqlclient silently commit what the first transaction had done so far.

    ## Example
    ```python
    import sqlite3


    def sync(path, feeds):
        conn = sqlite3.connect(path, isolation_level=None)
        try:
            for feed in feeds:
                conn.execute("BEGIN")
                if not feed.entries:
                    continue
                conn.execute("UPDATE feed SET seen = 1 WHERE url = ?", (feed.url,))
                conn.execute("COMMIT")
        finally:
            conn.close()
    ```

    ## Use instead
    ```python
    import sqlite3


    def sync(path, feeds):
        conn = sqlite3.connect(path, isolation_level=None)
        try:
            for feed in feeds:
                if not feed.entries:
                    continue
                conn.execute("BEGIN")
                try:
                    conn.execute("UPDATE feed SET seen = 1 WHERE url = ?", (feed.url,))
                except BaseException:
                    conn.execute("ROLLBACK")
                    raise
                conn.execute("COMMIT")
        finally:
            conn.close()
    ```

    ## Seen on a server
    The example:

    ```text
    sync(path, feeds), the first without entries: OperationalError: cannot start a transaction within a transaction
    ```

    ## Known limits
    Where a nested begin is a savepoint or a counter by the library's rules, nothing is reported.
    """

    code = "TX206"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for key, reached in flow.record.reached.items():
            if not (isinstance(key, tuple) and key[0] == "begin" and isinstance(key[1], Call)):
                continue
            call = key[1]
            for item in reached:
                if _is_defect(flow, call, item.fact):
                    yield self._report(flow, call, item.fact)
                    break

    def _report(self, flow: Flow, call: Call, fact: Fact) -> Report:
        handle = fact.handle
        assert handle is not None
        again = fact.begun is call
        opener = "its begin" if fact.explicit else "the statement"
        since = "in the round before" if again else f"since {opener}{line_of(flow, fact.begun)}"
        return Report(
            node=call.node,
            about=handle,
            confidence=handle.confidence
            if fact.explicit or handle.owner == "own"
            else handle.confidence.at_most(Confidence.MEDIUM),
            message=f"a transaction is begun on '{name_of(handle)}' while one is open {since}: end that one on every "
            f"path first, or begin later",
            path=(*begun_step(fact), ("it is begun again here, still open", call.node)),
            help="let a with statement hold the transaction, so that every path out of it ends it",
        )


def _is_defect(flow: Flow, call: Call, fact: Fact) -> bool:
    handle = fact.handle
    if handle is None or fact.begun is ENTRY or not fact.is_open:
        return False
    m = flow.meaning(call)
    if m.method is not None and m.method.if_open in ("counter", "savepoint"):
        return False
    if m.function is not None and (summary_ends(flow, call) or _ENDS.search(call.name)):
        # The helper ends a transaction before it begins the next one, under whichever name the object keeps it.
        return False
    if fact.explicit:
        return True
    # Opened by a statement of this function: only where beginning is refused then.
    if handle.custom or not isinstance(fact.begun, Call) or _is_replaced(flow, call) or _is_of_mixin(flow, handle):
        return False
    refuses = m.method is not None and m.method.if_open == "raise"
    return refuses or (m.kind == "begin" and handle.begins == "dml")


def _is_replaced(flow: Flow, call: Call) -> bool:
    """Whether the object has a begin() of its own put in the place of the library's."""
    owner, _, attribute = call.receiver.rpartition(".")
    held = flow.scope.path(owner) if owner else None
    return isinstance(held, Instance) and flow.world.replaces(held.cls, f"{attribute}.{call.name}")


def _is_of_mixin(flow: Flow, handle: Handle) -> bool:
    """Whether no class in sight gives the object this attribute: whichever does may have replaced its begin(), too."""
    root, _, name = handle.path.partition(".")
    cls = flow.function.cls if name.isidentifier() and root == flow.function.receiver else None
    return cls is not None and keeps_parameter(flow.scope, cls, name) is None
