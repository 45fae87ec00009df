from __future__ import annotations

from collections.abc import Iterator

from txlint.apis.model import Type
from txlint.resource.fact import Fact, Handle, Part, Reached, Trail, steps
from txlint.resource.flow import Flow
from txlint.resource.leaks import role_of
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._reached import by_handle, concerns, line_of, name_of, reached_calls
from txlint.tree import cst
from txlint.tree.events import Call

_USES = ("exec", "read", "reopen", "write_pending", "begin", "savepoint", "acquire")
_ENDS = ("commit", "rollback")


class UseAfterEnd(Rule):
    """A connection, cursor or transaction is used after it was closed, released or ended.

    ## What it does
    Reports statements through a connection that every path has closed or given back before, a second commit() or
    rollback() of a transaction object that allows only one, and cursors that are read when their connection is gone.

    ## Why is this bad
    Most libraries raise ("cannot operate on a closed database", "the transaction is already committed"), on a line
    that tests seldom reach. A connection that went back to its pool belongs to another thread by then, and the
    statement lands in the other thread's transaction.

    ## Example
    ```python
    import psycopg


    def add(dsn, title):
        with psycopg.connect(dsn) as conn:
            conn.execute("INSERT INTO book (title) VALUES (%s)", (title,))
        conn.execute("INSERT INTO shelf (title) VALUES (%s)", (title,))
    ```

    ## Use instead
    ```python
    import psycopg


    def add(dsn, title):
        with psycopg.connect(dsn) as conn:
            conn.execute("INSERT INTO book (title) VALUES (%s)", (title,))
            conn.execute("INSERT INTO shelf (title) VALUES (%s)", (title,))
    ```

    ## Seen on a server
    The example on PostgreSQL:

    ```text
    add(dsn, 'Emma'): OperationalError: the connection is closed
    rows in book, in shelf: (1, 0)
    ```

    ## Known limits
    Sessions of SQLAlchemy may be used again after close(), and are not reported.
    """

    code = "TX404"

    def flow(self, flow: Flow) -> Iterator[Report]:
        reported: set[object] = set()
        for call, reached in reached_calls(flow):
            for handle, items in by_handle(reached).items():
                mine = [r for r in items if concerns(flow, call, r.fact)]
                report = _closed(flow, call, handle, mine) or _ended(flow, call, handle, mine)
                if report is not None and (handle, report[1]) not in reported:
                    reported.add((handle, report[1]))
                    yield report[0]


def _closed(flow: Flow, call: Call, handle: Handle, mine: list[Reached]) -> tuple[Report, object] | None:
    """The handle itself is closed, on every path that leads here."""
    if not mine or any(r.fact.res != "closed" for r in mine) or _reusable(handle.type):
        return None
    exit_ = handle.exit or handle.type.exit
    if _made_anew(flow, handle) or (exit_ is not None and exit_.manual_end == "escapes"):
        return None
    role = role_of(flow, call)
    if role not in _USES and not (role in (*_ENDS, "guard") and _after_end(flow, call) == "raise"):
        return None
    end = _end_step(mine[0].trail)
    name = name_of(handle)
    what = "transaction" if handle.type.kind == "transaction" else "connection"
    if handle.type.kind == "transaction":
        cure = "begin another one"
    else:
        cure = "move the statement up, or acquire another one" if handle.pooled else "move the statement up"
    return Report(
        node=call.node,
        about=handle,
        confidence=handle.confidence,
        message=f"{what} '{name}' is used after its end{line_of(flow, end)}: {cure}",
        path=_path(end, call),
        help=cure,
    ), end


def _made_anew(flow: Flow, handle: Handle) -> bool:
    """Whether a method that is called here assigns the attribute again: `self.close(); self.connect()`."""
    _, dot, name = handle.path.rpartition(".")
    if not dot:
        return False
    called = [m.function.function for m in map(flow.meaning, flow.function.program.calls) if m.function is not None]
    return any(b.target == f"{f.receiver}.{name}" for f in called if f.receiver for b in f.program.binds)


def _ended(flow: Flow, call: Call, handle: Handle, mine: list[Reached]) -> tuple[Report, object] | None:
    """A transaction object made from the connection has ended already; asyncpg and SQLAlchemy allow one end."""
    if _after_end(flow, call) != "raise":
        return None
    receiver = flow.meaning(call).receiver
    dead = []
    alive = 0
    for item in mine:
        part = next((p for p in item.fact.parts if p.path == receiver and p.kind == "tx"), None)
        if part is None and receiver in item.fact.names and item.fact.tx == "none" and "ended" in item.fact.marks:
            # The session or connection itself begins and ends, and there is nothing left to end.
            dead.append(item)
        elif part is None or item.fact.res == "closed" or "delegated" in item.fact.marks:
            alive += 1
        elif _is_over(item.fact, part):
            dead.append(item)
        else:
            alive += 1
    again = [r for r in dead if _end_step(r.trail) is call]
    if not dead or (alive and not again):
        return None
    end = _end_step((again or dead)[0].trail)
    where = "in the round before" if end is call else f"already{line_of(flow, end)}"
    return Report(
        node=call.node,
        about=handle,
        confidence=handle.confidence,
        message=f"transaction '{receiver}' has ended {where}: {call.name}() raises, begin another one",
        path=_path(end, call),
        help="a transaction object can be ended once; begin a new one for the next work",
    ), call


def _is_over(fact: Fact, part: Part) -> bool:
    return fact.tx in ("none", "failed") or (fact.begun is not part.event and not fact.explicit)


def _after_end(flow: Flow, call: Call) -> str:
    method = flow.meaning(call).method
    return method.after_end if method is not None else ""


def _reusable(model: Type) -> bool:
    return any(m.reusable for m in model.methods)


def _end_step(trail: Trail) -> object:
    for what, event in reversed(steps(trail)):
        if what in ("close", "end"):
            return event
    return None


def _path(end: object, call: Call) -> tuple[tuple[str, cst.CSTNode], ...]:
    node = event_node(end)
    used: tuple[tuple[str, cst.CSTNode], ...] = (("used here", call.node),)
    return (("ended here", node), *used) if node is not None and node is not call.node else used
