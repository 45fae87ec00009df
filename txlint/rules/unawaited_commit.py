from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.flow import Flow
from txlint.resource.held import FunctionRef
from txlint.rules._base import Report, Rule
from txlint.rules._calls import confidence_in, dropped, handle_of, receiver_name
from txlint.rules._edits import awaited
from txlint.tree import cst
from txlint.tree.events import Call
from txlint.tree.nodes import decorator_path

_ROLES = ("commit", "rollback", "begin", "close", "release", "dispose", "savepoint_end")
_NAMES = ("commit", "rollback", "abort", "begin", "start", "close", "aclose", "release", "disconnect")
_COROUTINE_KEPT = ("abstractmethod", "override", "staticmethod", "classmethod", "final", "wraps", "retry")
"""Decorators under which an async function still gives a coroutine; of others nobody knows."""


class UnawaitedCommit(Rule):
    """The coroutine of commit(), rollback(), begin(), start() or close() is never awaited, so it never runs.

    ## What it does
    Reports a call of an asynchronous method that begins or ends a transaction, or closes a connection, when its
    coroutine is dropped, only tested, or kept in a name that nobody awaits or hands on.

    ## Why is this bad
    Nothing is sent to the server. Python prints a RuntimeWarning into a log at best; the transaction stays open, and
    what it wrote is rolled back when the connection is closed or goes back to its pool.

    ## Example
    ```python
    from sqlalchemy.ext.asyncio import AsyncSession


    async def rename(session: AsyncSession, user, name):
        user.name = name
        session.commit()
    ```

    ## Use instead
    ```python
    from sqlalchemy.ext.asyncio import AsyncSession


    async def rename(session: AsyncSession, user, name):
        user.name = name
        await session.commit()
    ```

    ## Seen on a server
    The example, with a session of asyncpg on PostgreSQL:

    ```text
    Python: RuntimeWarning: coroutine 'AsyncSession.commit' was never awaited
    state of the connection: idle in transaction
    name in the table, once the session is closed: old
    ```

    ## Fix safety
    The fix inserts `await` and is offered inside an async function only.

    ## Known limits
    A coroutine that some paths await and others do not is not reported. A call whose bare form does nothing, such as
    `conn.transaction()`, is inert-transaction (TX107).
    """

    code = "TX101"

    def flow(self, flow: Flow) -> Iterator[Report]:
        for call in flow.function.program.calls:
            if call.awaited or not dropped(flow.function, call):
                continue
            confidence = _coroutine(flow, call)
            if confidence is not None:
                yield _report(flow, call, confidence)


def _coroutine(flow: Flow, call: Call) -> Confidence | None:
    """How sure it is that the call gives a coroutine that begins or ends something; None where it does not."""
    m = flow.meaning(call)
    if m.method is not None:
        if m.method.await_ == "yes" and m.method.role in _ROLES and m.method.bare != "nothing":
            return confidence_in(flow, call)
        return None
    if m.acts_on is not None:
        return Confidence.HIGH if m.acts_on.await_ == "yes" and m.acts_on.role in _ROLES else None
    if m.function is None or not m.function.function.is_async or m.function.function.is_generator:
        return None
    return _own_coroutine(flow, m.function)


def _own_coroutine(flow: Flow, ref: FunctionRef) -> Confidence | None:
    """The same for a coroutine function of the project: by what it does, or by the protocol that its class states."""
    function = ref.function
    sure = Confidence.HIGH if all(_keeps_coroutine(d) for d in function.decorators) else Confidence.LOW
    effects = flow.world.effects(ref)
    if effects is not None and any(e.ends or e.begins or e.closes for e in effects.on.values()):
        return sure
    cls = ref.instance or function.cls
    if cls is None or function.name not in _NAMES:
        return None
    methods = {name for item in flow.world.mro(cls) for name, method in item.methods.items() if method.is_async}
    if "commit" in methods and methods & {"rollback", "abort"}:
        return sure.at_most(Confidence.MEDIUM)
    return None


def _keeps_coroutine(decorator: cst.BaseExpression) -> bool:
    return decorator_path(decorator).rpartition(".")[2] in _COROUTINE_KEPT


def _report(flow: Flow, call: Call, confidence: Confidence) -> Report:
    name = receiver_name(flow, call)
    what = f"{call.name}() of '{name}'" if name != call.name else f"{call.name}()"
    fix = awaited(call) if flow.function.is_async and call.use != "bind" else None
    kept = f", '{call.target}' only holds its coroutine" if call.use == "bind" else ""
    cure = "await it" if flow.function.is_async else "await it, which takes an 'async def'"
    return Report(
        node=call.node,
        message=f"{what} is never awaited, so it never runs{kept}: {cure}",
        confidence=confidence,
        help=f"write 'await' before {call.name}(): without it Python drops the coroutine and nothing is sent",
        fix=fix,
        about=handle_of(flow, call),
    )
