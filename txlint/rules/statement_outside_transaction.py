from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.fact import Fact, Handle
from txlint.resource.flow import Flow
from txlint.resource.held import Obj
from txlint.resource.values import Scope
from txlint.resource.witness import described, event_node
from txlint.rules._base import Report, Rule
from txlint.rules._edits import with_argument
from txlint.rules._reached import begun_step, concerns, line_of, name_of, reached_calls
from txlint.tree import cst
from txlint.tree.events import Call, Path
from txlint.tree.nodes import dotted

_WRITES = ("write", "hidden_write", "ddl")


class StatementOutsideTransaction(Rule):
    """A statement inside a transaction's block runs on another connection, so it is not part of the transaction.

    ## What it does
    Reports statements that are sent through the pool, the engine or a second connection of it while a block holds
    a transaction on its own connection; MongoDB operations without `session=` there; and helpers of the project
    that take a connection or session, default None, and are called without it.

    ## Why is this bad
    The statement commits by itself: it stays when the block rolls back, and it does not see the rows of the block.
    Where it needs a row that the block has locked it waits for ever, with the block waiting for it, a deadlock that
    no server can see.

    ## Example
    ```python
    import asyncpg


    async def transfer(pool: asyncpg.Pool, source, target):
        async with pool.acquire() as conn, conn.transaction():
            await conn.execute("UPDATE account SET balance = balance - 1 WHERE id = $1", source)
            await pool.execute("UPDATE account SET balance = balance + 1 WHERE id = $1", target)
    ```

    ## Use instead
    ```python
    import asyncpg


    async def transfer(pool: asyncpg.Pool, source, target):
        async with pool.acquire() as conn, conn.transaction():
            await conn.execute("UPDATE account SET balance = balance - 1 WHERE id = $1", source)
            await conn.execute("UPDATE account SET balance = balance + 1 WHERE id = $1", target)
    ```

    ## Seen on a server
    The example on PostgreSQL, from an account to itself:

    ```text
    transfer(pool, 1, 1), for ever: active, waits for a lock; idle in transaction
    ```

    ## Fix safety
    The fix adds the missing argument and is unsafe: the statement is then rolled back with the others. A statement that
    goes through the wrong connection has no fix.

    ## Known limits
    Another engine is another database, and is not reported. Statements that only read have low confidence.
    """

    code = "TX408"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call, reached in reached_calls(flow):
            facts = [r.fact for r in reached]
            blocks = [f for f in facts if f.is_open and (f.explicit or (f.managed and f.wrote is not None))]
            for fact in blocks:
                report = (
                    _elsewhere(flow, call, fact, facts) or _unjoined(flow, call, fact) or _not_handed(flow, call, fact)
                )
                if report is not None:
                    yield report
                    break


def _elsewhere(flow: Flow, call: Call, fact: Fact, facts: list[Fact]) -> Report | None:
    """A statement through the pool, or through another handle of the same source."""
    m = flow.meaning(call)
    handle = fact.handle
    if (
        handle is None
        or handle.type.kind == "transaction"
        or m.method is None
        or m.method.role not in ("exec", "write_pending")
        or m.obj is None
    ):
        return None
    mine = source(flow, handle)
    if not mine:
        return None
    through = ""
    if m.obj.type.kind in ("pool", "engine") and m.receiver == mine:
        through = m.receiver
    else:
        others = [f for f in facts if f.handle is not None and f.handle is not handle and concerns(flow, call, f)]
        alone = not any(_begun_before(flow, other, fact) for other in others)
        if others and alone and not concerns(flow, call, fact) and all(_another(flow, f, handle, mine) for f in others):
            through = name_of(others[0].handle) if others[0].handle is not None else ""
    if not through:
        return None
    confidence = Confidence.HIGH if m.kind in _WRITES or m.method.role == "write_pending" else Confidence.LOW
    return _report(
        flow,
        call,
        fact,
        confidence,
        f"this statement goes through '{through}', outside of the transaction on '{name_of(handle)}'"
        f"{_begun(flow, fact)}: it commits by itself, send it through '{name_of(handle)}'",
    )


def _begun_before(flow: Flow, other: Fact, fact: Fact) -> bool:
    """Whether the other handle had a transaction of its own before the first one wrote: two of them were meant."""
    begun, wrote = event_node(other.begun), event_node(fact.wrote)
    if not other.is_open or not other.explicit or begun is None:
        return False
    return wrote is None or flow.memo["rows"](begun) < flow.memo["rows"](wrote)


def _another(flow: Flow, other: Fact, handle: Handle, mine: str) -> bool:
    """Whether a handle is another connection from the same source."""
    assert other.handle is not None
    if other.handle.origin is None or other.handle.origin is handle.origin or other.handle.type.kind == "transaction":
        return False
    return source(flow, other.handle) == mine


def source(flow: Flow, handle: Handle) -> str:
    """The path of the engine or pool that a handle comes from, "" where it cannot be told."""
    origin = handle.origin
    if isinstance(origin, Call):
        return _source(flow, origin, 4)
    # Flask-SQLAlchemy keeps both at one object.
    base, _, name = handle.path.rpartition(".")
    return f"{base}.engine" if name == "session" and base and handle.type.kind == "session" else ""


def _source(flow: Flow, call: Call, depth: int) -> str:
    m = flow.meaning(call)
    if m.method is not None and m.obj is not None:
        if m.obj.type.kind in ("pool", "engine"):
            return m.receiver
        if m.obj.type.kind == "factory" or m.method.name == "__call__":
            return _bound_engine(flow, m.receiver or call.callee, depth)
        return ""
    if m.producer is not None:
        for arg in call.args:
            if arg.keyword in ("", "bind") and isinstance(arg.value, Path):
                held = flow.scope.path(arg.value.text)
                if isinstance(held, Obj) and held.type.kind in ("pool", "engine"):
                    return arg.value.text
    return ""


def _bound_engine(flow: Flow, factory: str, depth: int) -> str:
    """The engine of a session factory that this function or its module makes."""
    for scope in (flow.scope, flow.world.scope(flow.function.module.body)):
        for bind in scope.function.program.binds:
            if bind.target != factory or not isinstance(bind.value, Path) or bind.value.text not in scope.calls:
                continue
            for arg in scope.calls[bind.value.text].args:
                held = scope.value(arg.value)
                if isinstance(arg.value, Path) and isinstance(held, Obj) and held.type.kind in ("pool", "engine"):
                    return arg.value.text
    return ""


def _unjoined(flow: Flow, call: Call, fact: Fact) -> Report | None:
    """An operation that takes part in the transaction only by an argument, which is missing."""
    handle = fact.handle
    if handle is None or not handle.type.joined_by or call.name not in handle.type.joining:
        return None
    if any(a.keyword in (handle.type.joined_by, "**", "*") for a in call.args) or not call.receiver:
        return None
    word = handle.type.joined_by
    return _report(
        flow,
        call,
        fact,
        Confidence.HIGH,
        f"{described(call)} without {word}= runs outside of the transaction on '{name_of(handle)}'{_begun(flow, fact)}"
        f": add {word}={name_of(handle)}",
        f"{word}={name_of(handle)}",
    )


def _not_handed(flow: Flow, call: Call, fact: Fact) -> Report | None:
    """A helper that would take the connection, and fetches its own without it."""
    m = flow.meaning(call)
    handle = fact.handle
    if handle is None or m.function is None or m.function.function is flow.function:
        return None
    function = m.function.function
    if any(a.keyword in ("*", "**") for a in call.args):
        return None
    scope = flow.world.scope(function, m.function.instance)
    params = [p for p in function.params if p.name.value != function.receiver]
    for index, param in enumerate(params):
        if param.default is None or not _is_none(param.default):
            continue
        name = param.name.value
        if call.arg(index, name) is not None or any(a.keyword == name for a in call.args):
            continue
        joins = _joins(scope, name, handle)
        if not joins and not _instead_of_own(flow, scope, name, handle):
            continue
        cause = "its statements run outside" if joins else "it opens a connection of its own"
        return _report(
            flow,
            call,
            fact,
            Confidence.HIGH,
            f"{described(call)} is called without {name}= inside the transaction on '{name_of(handle)}'"
            f"{_begun(flow, fact)}: {cause}, pass {name}={name_of(handle)}",
            f"{name}={name_of(handle)}",
        )
    return None


def _joins(scope: Scope, name: str, handle: Handle) -> bool:
    """Whether a function hands a parameter to operations that take part in the transaction by this argument."""
    joined_by = handle.type.joined_by
    return bool(joined_by) and any(
        arg.keyword == joined_by and arg.value == Path(name)
        for call in scope.function.program.calls
        if call.name in handle.type.joining
        for arg in call.args
    )


def _instead_of_own(flow: Flow, scope: Scope, name: str, handle: Handle) -> bool:
    """Whether a function uses a parameter as it uses the connection that it makes where there is none."""
    meanings = flow.world.meanings(scope)
    calls = scope.function.program.calls
    made = [m.made for m in map(meanings, calls) if m.made is not None and m.made.owned]
    if not any(obj.type.library == handle.library for obj in made):
        return False
    held = scope.path(name)
    if isinstance(held, Obj):
        return held.type.kind in ("connection", "session", "transaction") and held.type.library == handle.library
    return any(c.receiver == name and obj.type.method(c.name) is not None for c in calls for obj in made)


def _is_none(node: cst.BaseExpression) -> bool:
    return dotted(node) == "None"


def _begun(flow: Flow, fact: Fact) -> str:
    return f", begun{line_of(flow, fact.begun)}," if event_node(fact.begun) is not None else ""


def _report(flow: Flow, call: Call, fact: Fact, confidence: Confidence, message: str, argument: str = "") -> Report:
    handle = fact.handle
    assert handle is not None
    return Report(
        node=call.node,
        message=message.replace(",:", ":"),
        about=handle,
        confidence=confidence.at_most(handle.confidence),
        path=(*begun_step(fact), ("runs outside of it here", call.node)),
        help="one transaction, one connection: hand it on to everything that belongs to the transaction",
        fix=with_argument(call, argument),
    )
