from __future__ import annotations

from collections.abc import Iterator

from txlint.apis.model import Producer
from txlint.finding import Confidence
from txlint.flow.program import RAISED
from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.held import ENTERS, Bound, External, Held, Partial
from txlint.resource.meaning import Meaning
from txlint.resource.view import ModuleView
from txlint.resource.witness import event_node
from txlint.rules._base import Report, Rule
from txlint.rules._calls import dropped, unread
from txlint.rules._edits import Rewrite, awaited
from txlint.rules._reached import name_of
from txlint.rules._swallows import in_block
from txlint.tree import cst
from txlint.tree.events import Call, Manager, around
from txlint.tree.index import Function
from txlint.tree.nodes import decorator_path

_AWAITED = ("await_handle", "awaitable", "awaitable_or_context")


class InertTransaction(Rule):
    """A transaction or connection is asked for and never entered, started or awaited, so nothing happens.

    ## What it does
    Reports `conn.transaction()`, `engine.begin()` and `atomic()` as a statement of their own; `@transaction.atomic` on
    an async or a generator function; an `acquire()` or `connect()` whose coroutine is used as if it were the
    connection; and `with conn:` round several writes on a connection in autocommit mode, where the library's block
    begins nothing (sqlite3, pyodbc, psycopg2 before 2.9).

    ## Why is this bad
    The call only makes an object. The statements that follow run without the transaction that the reader sees: each
    commits by itself, and an error in the middle leaves half of the work. A decorator that wraps a coroutine or
    generator function ends its block before the body has begun to run.

    ## Example
    ```python
    import asyncpg


    async def move(conn: asyncpg.Connection, amount):
        conn.transaction()
        await conn.execute("UPDATE account SET balance = balance - $1 WHERE id = 1", amount)
        await conn.execute("UPDATE account SET balance = balance + $1 WHERE id = 2", amount)
    ```

    ## Use instead
    ```python
    import asyncpg


    async def move(conn: asyncpg.Connection, amount):
        async with conn.transaction():
            await conn.execute("UPDATE account SET balance = balance - $1 WHERE id = 1", amount)
            await conn.execute("UPDATE account SET balance = balance + $1 WHERE id = 2", amount)
    ```

    ## Seen on a server
    The example on PostgreSQL, which refuses the second UPDATE:

    ```text
    move(conn, 30): CheckViolationError: new row for relation "account" violates check constraint
      "account_balance_check"
    balances that others see: [70, 100]
    ```

    ## Fix safety
    The fix inserts `await` where the name is used as if it held the connection already. Other reports have no fix: how
    far the block should reach is for you to say.
    """

    code = "TX107"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call in flow.function.program.calls:
            m = flow.meaning(call)
            if call.awaited or call.use in ("with", "await", "return"):
                continue
            confidence = m.obj.confidence if m.obj is not None else Confidence.HIGH
            if _is_inert(m) and unread(flow.function, call):
                yield Report(
                    node=call.node,
                    confidence=confidence,
                    message=f"{_name(call)} does nothing by itself: what follows runs without this transaction; enter "
                    f"it with '{'async with' if _is_async(m) else 'with'} {_name(call)}:'",
                    help="enter the transaction with a with statement, or remove the call",
                )
            elif _is_unawaited(m) and (dropped(flow.function, call) or _used_as_handle(flow, call)):
                yield Report(
                    node=call.node,
                    confidence=confidence,
                    message=f"{_name(call)} is never awaited, so nothing is acquired: await it, or enter it with "
                    f"'async with'",
                    help=f"write 'await {_name(call)}'",
                    fix=_awaiting(flow, call),
                )

        yield from _toothless(flow)

    def module(self, view: ModuleView) -> Iterator[Report]:
        for function in view.functions:
            for decorator in function.decorators:
                why = _unsupported(view, function, decorator)
                if why:
                    name = decorator_path(decorator)
                    place = "inside" if "generator" in why else "inside a synchronous function"
                    yield Report(
                        node=decorator,
                        message=f"@{name} protects nothing on {why} '{function.name}': its block ends before the body "
                        f"runs; use 'with {name}():' {place}",
                        help="open the transaction inside the function body",
                    )


def _toothless(flow: Flow) -> Iterator[Report]:
    """Blocks that would commit what a connection in autocommit mode has committed already, statement by statement."""
    found: dict[Manager, Handle] = {}
    for manager, fact, _, way in flow.record.left:
        handle = fact.handle
        if way not in RAISED and handle is not None and any(m is manager for m, _ in fact.managed):
            exit_ = handle.exit or handle.type.exit
            opens = exit_ is None or exit_.ok != "commit" or exit_.begins_tx or exit_.begins_autocommit
            own_mode = (handle.begins == "never" or fact.auto) and handle.type.begins in ("any", "dml")
            plain = isinstance(event_node(manager), cst.Name | cst.Attribute) and not handle.custom
            if plain and own_mode and not opens and exit_ is not None and exit_.then == "open" and fact.tx == "none":
                found.setdefault(manager, handle)
    for manager, handle in found.items():
        inside = [c for c in flow.function.program.calls if in_block(c.context, manager)]
        kinds = [flow.meaning(c).kind for c in inside]
        node = event_node(manager)
        repeated = any(
            kind == "write" and in_block(outer.parent, manager)
            for call, kind in zip(inside, kinds, strict=True)
            for outer in around(call.context)
            if outer.kind == "loop"
        )
        if (
            (kinds.count("write") > 1 or repeated)
            and "begin" not in kinds
            and "savepoint" not in kinds
            and node is not None
        ):
            yield Report(
                node=node,
                confidence=handle.confidence.at_most(Confidence.MEDIUM),
                message=f"'with {name_of(handle)}:' protects nothing in autocommit mode: each statement in it stays, "
                f"though a later one fails; execute BEGIN first, or connect without autocommit",
                help="begin the transaction by BEGIN inside the block, which then commits or rolls back",
            )


def _awaiting(flow: Flow, call: Call) -> Rewrite | None:
    """The name is used as if it held the connection: then only `await` can be meant."""
    if not flow.function.is_async or call.use != "bind" or not _used_as_handle(flow, call):
        return None
    return awaited(call)


def _name(call: Call) -> str:
    return f"{call.callee}()" if "%" not in call.callee and "?" not in call.callee else f"{call.name}()"


def _is_async(m: Meaning) -> bool:
    return m.obj is not None and m.obj.type.is_async


def _is_inert(m: Meaning) -> bool:
    if m.method is not None:
        return m.method.bare == "nothing" and m.method.role in ("begin", "savepoint", "acquire")
    return m.producer is not None and m.producer.bare == "nothing"


def _is_unawaited(m: Meaning) -> bool:
    """Whether the call gives a coroutine, or an object that must be awaited or entered."""
    if m.method is not None and m.method.role in ("acquire",):
        return m.method.await_ == "yes" or bool(set(m.method.form) & set(_AWAITED))
    if m.producer is not None and m.made is not None and m.made.type.kind in ("connection", "pool"):
        return bool(set(m.producer.form) & set(_AWAITED))
    return False


def _used_as_handle(flow: Flow, call: Call) -> bool:
    """Whether methods are called on the name that holds the coroutine, which is never awaited or entered."""
    if call.use != "bind" or not call.target.isidentifier():
        return False
    program = flow.function.program
    if any(getattr(a.value, "text", "") == call.target for a in program.awaits):
        return False
    if any(getattr(m.value, "text", "") == call.target for m in program.managers):
        return False
    if sum(b.target == call.target for b in program.binds) > 1:
        return False
    used = [c for c in program.calls if c.receiver == call.target]
    return any(c.awaited or c.use == "with" for c in used) and not any(c.name in ENTERS for c in used)


def _unsupported(view: ModuleView, function: Function, decorator: cst.BaseExpression) -> str:
    """What kind of function the decorator cannot protect, "" where it can."""
    path = decorator_path(decorator)
    if not path:
        return ""
    outer = function.parent or view.module.body
    held: Held | None = view.world.scope(outer).path(path)
    while isinstance(held, Partial):
        held = held.target
    kinds: tuple[str, ...] = ()
    if isinstance(held, External):
        producer: Producer | None = view.world.models.producers.get(held.path)
        kinds = producer.decorator_unsupported if producer is not None else ()
    elif isinstance(held, Bound) and "decorator" in held.method.form and held.obj.type.library == "peewee":
        kinds = ("generator_function", "async_function")
    if "async_function" in kinds and function.is_async:
        return "the async function"
    if "generator_function" in kinds and function.is_generator:
        return "the generator function"
    return ""
