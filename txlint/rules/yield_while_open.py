from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Severity
from txlint.flow.program import Way
from txlint.resource.fact import Handle
from txlint.resource.flow import ENTRY, Flow
from txlint.resource.leaks import scoped_by_block
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._reached import line_of, name_of
from txlint.tree.events import Yield, around, paths_in

_RESUMED = ("inlineCallbacks", "coroutine", "engine", "hookimpl")
"""Decorators of generators that a framework resumes to their end."""


class YieldWhileOpen(Rule):
    """A generator is suspended with a transaction open, and nothing ends it when the generator is abandoned.

    ## What it does
    Reports the begin of a transaction that is open at a `yield` and that no `finally` or `with` ends when the consumer
    stops iterating.

    ## Why is this bad
    A consumer that breaks out of its loop never resumes the generator: the transaction stays open until the generator
    object is collected, and everything else that uses the connection works inside it.

    ## Example
    ```python
    import pymysql


    class Export:
        def __init__(self, **settings):
            self.conn = pymysql.connect(**settings)

        def rows(self):
            self.conn.begin()
            with self.conn.cursor() as cur:
                cur.execute("SELECT id, name FROM customer")
                for row in cur.fetchall():
                    yield row
            self.conn.commit()

        def close(self):
            self.conn.close()
    ```

    ## Use instead
    ```python
    import pymysql


    class Export:
        def __init__(self, **settings):
            self.conn = pymysql.connect(**settings)

        def rows(self):
            self.conn.begin()
            try:
                with self.conn.cursor() as cur:
                    cur.execute("SELECT id, name FROM customer")
                    for row in cur.fetchall():
                        yield row
            finally:
                self.conn.rollback()

        def close(self):
            self.conn.close()
    ```

    ## Seen on a server
    The example on MariaDB, with a consumer that breaks out of its loop:

    ```text
    the consumer stops after: (1, 'ann')
    the transaction: RUNNING, its connection: Sleep
    ```

    ## Known limits
    Context managers, fixtures and dependencies are resumed by their framework and are judged as such.
    """

    code = "TX207"
    severity = Severity.WARNING

    def flow(self, flow: Flow) -> Iterator[Report]:
        function = flow.function
        if not function.is_generator or flow.machine.is_manager or flow.machine.is_fixture:
            return
        if function.has_decorator(*_RESUMED) or _is_dependency(flow):
            return
        left = {(f.handle, f.begun) for f in flow.exits(Way.CANCEL) if f.is_open}
        seen = set()
        for event in function.program.yields:
            for item in flow.record.reached.get(event, []):
                fact = item.fact
                handle = fact.handle
                if handle is None or not fact.is_open or fact.begun in (None, ENTRY):
                    continue
                if (handle, fact.begun) not in left:
                    continue
                if handle.owner == "borrowed" and not fact.explicit:
                    continue
                # Other methods begin and end what the statement joins, and are called whether all rows are read or not.
                joins = handle.type.kind != "connection" or "begin" in handle.protocol
                if not fact.explicit and joins and handle.protocol & {"commit", "rollback"}:
                    continue
                if not fact.explicit and scoped_by_block(flow, handle):
                    continue
                node = event_node(fact.begun)
                if node is None or (handle, fact.begun) in seen or fact.res == "open":
                    continue
                seen.add((handle, fact.begun))
                yield self._report(flow, handle, fact.begun, event)

    def _report(self, flow: Flow, handle: Handle, begun: object, event: Yield) -> Report:
        node = event_node(begun)
        assert node is not None
        return Report(
            node=node,
            about=handle,
            confidence=handle.confidence,
            message=f"the transaction on '{name_of(handle)}' is open while the generator is suspended"
            f"{line_of(flow, event)}, and stays open when it is abandoned: end it in a finally, or read all "
            f"rows first",
            path=(
                ("the transaction begins here", node),
                ("the generator is suspended here, nothing ends it", event.node),
            ),
            help="put the loop into try, and end the transaction in the finally",
        )


def _is_dependency(flow: Flow) -> bool:
    """One yield, outside of loops, that hands something over: a framework resumes such a generator for its teardown."""
    yields = flow.function.program.yields
    if len(yields) != 1 or yields[0].delegates or not paths_in(yields[0].value):
        return False
    return not any(context.kind == "loop" for context in around(yields[0].context))
