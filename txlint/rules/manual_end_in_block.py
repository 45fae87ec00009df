from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.fact import Fact, Reached
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import described, event_node
from txlint.rules._base import Report, Rule
from txlint.rules._fixes import without_statement
from txlint.rules._reached import concerns, line_of, name_of
from txlint.tree import cst
from txlint.tree.events import Call

_FORBIDDEN = ("raise", "raise_if_more_sql", "reopens", "escapes")


class ManualEndInBlock(Rule):
    """commit(), rollback() or close() inside a block that ends its transaction by itself.

    ## What it does
    Reports an explicit end inside `with atomic()`, `with conn.transaction()`, `with engine.begin()` and their like
    where the library forbids it or where it defeats the block: what follows then runs outside of the transaction,
    or raises.

    ## Why is this bad
    Django raises TransactionManagementError, psycopg 3 "Explicit commit() forbidden within a Transaction context",
    asyncpg InterfaceError, each after the work was done, which is then rolled back. SQLAlchemy lets the call pass and
    refuses the next statement. Tortoise, and peewee's `db.rollback()`, go on in autocommit mode, so a later error
    takes nothing back. A connection that is closed inside its own block loses the work without a word.

    ## Example
    ```python
    import psycopg


    def settle(conn: psycopg.Connection, number):
        with conn.transaction():
            conn.execute("UPDATE invoice SET settled = true WHERE id = %s", (number,))
            conn.commit()
    ```

    ## Use instead
    ```python
    import psycopg


    def settle(conn: psycopg.Connection, number):
        with conn.transaction():
            conn.execute("UPDATE invoice SET settled = true WHERE id = %s", (number,))
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    settle(conn, 1): ProgrammingError: Explicit commit() forbidden within a Transaction context.
    invoice 1 is settled: False
    ```

    ## Fix safety
    The fix removes a `commit()` that is the last statement of its block, which commits there anyway. It is unsafe,
    since callers may have learnt to live with the exception.

    ## Known limits
    Allowed, and so not reported, where the library means it: psycopg2, sqlite3, pymongo, neo4j, pony, and peewee's
    own `txn` object.
    """

    code = "TX405"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call in flow.function.program.calls:
            ended = flow.record.reached.get(("manual", call), []) or _on_module(flow, call)
            if ended:
                yield from self._ended(flow, call, ended)
            elif role_of(flow, call) in ("close", "release"):
                yield from self._closed(flow, call)

    def _ended(self, flow: Flow, call: Call, reached: list[Reached]) -> Iterator[Report]:
        how = next((r.final for r in reached if r.final in _FORBIDDEN), "")
        more = ("more", call) in flow.record.reached
        if not how or (how in ("raise_if_more_sql", "escapes") and not more):
            return
        if how == "reopens" and any(p.path == flow.meaning(call).receiver for r in reached for p in r.fact.parts):
            # The block's own object begins again.
            return
        fact = reached[0].fact
        handle = fact.handle
        assert handle is not None
        manager = _block(fact)
        what = {
            "raise": f"{handle.library} raises here and rolls the block back",
            "raise_if_more_sql": "the next statement of the block raises",
        }.get(how, "what follows in the block is committed one by one")
        cure = "let the block end the transaction, or use two blocks"
        called = f"{call.name}()"
        m = flow.meaning(call)
        if m.method is not None and m.method.role == "exec":
            called = m.kind.upper()
            what = "the library does not know of it, what follows in the block is committed one by one"
        if m.function is not None:
            called = f"{described(call)} ends the transaction"
            cure = "let the function flush at most, and the block commit"
        elif call.name == "rollback":
            cure = "raise an exception to roll the block back"
        yield Report(
            node=call.node,
            about=handle,
            confidence=handle.confidence,
            message=f"{called} inside the block{line_of(flow, manager)} that ends the transaction on "
            f"'{name_of(handle)}' by itself: {what}, {cure}",
            path=_path(manager, call),
            help=cure,
            fix=without_statement(flow, call) if call.name == "commit" else None,
        )

    def _closed(self, flow: Flow, call: Call) -> Iterator[Report]:
        for item in flow.record.at(call):
            fact = item.fact
            handle = fact.handle
            if handle is None or not concerns(flow, call, fact) or not fact.managed:
                continue
            if handle.type.kind not in ("connection", "session") or not (fact.is_open or fact.wrote is not None):
                continue
            manager = _block(fact)
            yield Report(
                node=call.node,
                about=handle,
                confidence=handle.confidence,
                message=f"'{name_of(handle)}' is closed inside the block{line_of(flow, manager)} that was to commit "
                f"it: the work is lost, close it behind the block",
                path=_path(manager, call),
                help="move the close behind the block",
            )
            return


def _on_module(flow: Flow, call: Call) -> list[Reached]:
    """`transaction.commit()`, a function of the module whose block is open."""
    m = flow.meaning(call)
    if m.obj is None or m.obj.type.kind != "module" or role_of(flow, call) not in ("commit", "rollback"):
        return []
    found = []
    for item in flow.record.at(call):
        handle = item.fact.handle
        if (
            handle is not None
            and handle.type.kind == "transaction"
            and handle.library == m.obj.type.library
            and item.fact.is_open
        ):
            how = next((how for _, how in item.fact.managed if how == "raise"), None)
            if how is not None:
                found.append(Reached(item.fact, item.trail, how))
    return found


def _block(fact: Fact) -> object:
    """The block that ends the transaction; the one that forbids it first."""
    blocks = sorted(fact.managed, key=lambda m: m[1] not in _FORBIDDEN)
    return blocks[0][0] if blocks else None


def _path(manager: object, call: Call) -> tuple[tuple[str, cst.CSTNode], ...]:
    node = event_node(manager)
    steps: tuple[tuple[str, cst.CSTNode], ...] = (("the transaction is ended by hand here", call.node),)
    return (("the block begins here", node), *steps) if node is not None else steps
