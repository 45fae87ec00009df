from __future__ import annotations

import re
from collections.abc import Iterator

from txlint.resource.flow import Flow
from txlint.resource.held import Bound, External, FunctionRef
from txlint.resource.leaks import role_of
from txlint.rules._base import Report, Rule
from txlint.rules._calls import commits_by_summary, dropped, handle_of, unread
from txlint.rules._edits import Rewrite, replaced
from txlint.tree import cst
from txlint.tree.events import Arg, Call, paths_in
from txlint.tree.nodes import dotted

_TASKS = frozenset(
    (
        "create_task",
        "ensure_future",
        "run_coroutine_threadsafe",
        "call_soon",
        "call_soon_threadsafe",
        "call_later",
        "run_in_executor",
    )
)
_WORKERS = frozenset(
    ("submit", "apply_async", "map_async", "add_task", "spawn", "start_new_thread", "callInThread", "deferToThread")
)
_THREADS = frozenset(("threading.Thread", "threading.Timer", "multiprocessing.Process"))
_WORKER = re.compile(r"pool|executor|thread|worker|background|tasks|gevent|reactor|loop", re.IGNORECASE)
"""What an object is called, here or by its class, that runs callables for others."""
_ENDS = ("commit", "rollback")


class FireAndForgetCommit(Rule):
    """A commit is sent off to a task or a thread, and nobody waits for its outcome.

    ## What it does
    Reports `create_task(tx.commit())`, `executor.submit(conn.commit)`, `run_in_executor(None, conn.commit)` and
    `gather(..., return_exceptions=True)` with a commit where the result is thrown away; and commits of libraries that
    run them in a thread whether they are awaited or not (motor), where they are not.

    ## Why is this bad
    The function returns before the commit has happened, and when it fails the exception goes to a future that nobody
    reads. The event loop keeps weak references to tasks only, so the task can vanish before it runs.

    ## Example
    ```python
    import asyncio

    from sqlalchemy.ext.asyncio import AsyncSession


    async def save(session: AsyncSession, order):
        session.add(order)
        asyncio.create_task(session.commit())
    ```

    ## Use instead
    ```python
    from sqlalchemy.ext.asyncio import AsyncSession


    async def save(session: AsyncSession, order):
        session.add(order)
        await session.commit()
    ```

    ## Seen on a server
    PostgreSQL refuses the commit, a deferred foreign key points nowhere; asyncpg:

    ```text
    orders in the table when save() has returned: 0
    and when the commit has failed: 0
    who is told of it: the log of asyncio: Task exception was never retrieved
    ```

    ## Fix safety
    The fix, `await` in place of `create_task()`, is unsafe: the function waits for the outcome from then on, and raises
    what the commit raises. It is offered where the task is a statement of its own in an async function.
    """

    code = "TX106"

    def flow(self, flow: Flow) -> Iterator[Report]:
        commits = {c.result: c for c in flow.function.program.calls if not c.awaited and _ends(flow, c)}
        for call in flow.function.program.calls:
            if _goes_by_itself(flow, call):
                yield Report(
                    node=call.node,
                    message=f"{call.name}() of '{call.receiver}' is not awaited: it runs in the background, and nobody "
                    f"learns whether it succeeded",
                    path=(("its outcome is thrown away here", call.node),),
                    help=f"await {call.name}()",
                )
            if not _sends_off(flow, call):
                continue
            found = next((end for arg in call.args if (end := _end_in(flow, arg, commits)) is not None), None)
            if found is not None:
                node, name, what = found
                yield Report(
                    node=node,
                    message=f"the {what} of '{name}' is sent off by {call.name}() and nobody learns whether it "
                    f"succeeded: await it here",
                    path=((f"the {what} is handed over here", node), ("its outcome is thrown away here", call.node)),
                    help=f"wait for the {what}: await it, or read the result of the future",
                    fix=_awaiting(flow, call, node),
                )


def _awaiting(flow: Flow, call: Call, node: cst.CSTNode) -> Rewrite | None:
    """`asyncio.create_task(tx.commit())` as a statement becomes `await tx.commit()`."""
    first = call.args[0] if call.args else None
    if not flow.function.is_async or call.use != "discard" or call.name not in _TASKS:
        return None
    if first is None or first.node is not node or any(a.keyword not in ("name", "context") for a in call.args[1:]):
        return None
    return replaced(call.node, lambda page: (f"await {page.text(node)}", ()), "Await it")


def _goes_by_itself(flow: Flow, call: Call) -> bool:
    """Whether it is a commit or rollback that runs in a thread as soon as it is called, and whose future is dropped."""
    m = flow.meaning(call)
    return (
        m.method is not None
        and m.method.role in _ENDS
        and m.method.await_ == "optional"
        and not call.awaited
        and dropped(flow.function, call)
    )


def _sends_off(flow: Flow, call: Call) -> bool:
    """Whether a call runs its argument elsewhere, and its own result is thrown away."""
    if flow.meaning(call).path in _THREADS:
        # A thread keeps what its target raises to itself, joined or not.
        return True
    if call.name == "gather":
        return unread(flow.function, call) and _keeps_errors(call) if call.awaited else dropped(flow.function, call)
    if call.awaited or not dropped(flow.function, call):
        return False
    if call.name in _TASKS:
        # A task group's block waits for its tasks and raises what they raise.
        return not call.receiver or _is_worker(flow, call)
    return call.name in _WORKERS and _is_worker(flow, call)


def _is_worker(flow: Flow, call: Call) -> bool:
    held = flow.scope.path(call.receiver) if call.receiver not in ("", "?") else None
    if isinstance(held, External):
        return held.path == "asyncio" or bool(_WORKER.search(held.path))
    return bool(_WORKER.search(call.receiver.rpartition(".")[2]))


def _keeps_errors(call: Call) -> bool:
    arg = call.arg(99, "return_exceptions")
    return arg is not None and dotted(arg.node) == "True"


def _ends(flow: Flow, call: Call) -> bool:
    """Whether a call makes the coroutine of a commit or rollback."""
    if role_of(flow, call) in _ENDS:
        return True
    m = flow.meaning(call)
    if m.function is None or not m.function.function.is_async:
        return False
    return call.name in _ENDS or commits_by_summary(flow, call)


def _end_in(flow: Flow, arg: Arg, commits: dict[str, Call]) -> tuple[cst.CSTNode, str, str] | None:
    """The commit or rollback that an argument carries: (node, name of the handle, what it is)."""
    for path in (*paths_in(arg.value), *_called(arg.node)):
        if path in commits:
            inner = commits[path]
            handle = handle_of(flow, inner)
            name = inner.receiver if "%" not in inner.receiver else (handle.path if handle is not None else inner.name)
            return inner.node, name, "rollback" if inner.name.startswith("roll") else "commit"
        held = flow.scope.path(path)
        base, _, name = path.rpartition(".")
        if isinstance(held, Bound) and held.method.role in _ENDS and base:
            return _bearer(flow, arg), base, held.method.role
        if isinstance(held, FunctionRef) and name in _ENDS and base:
            effects = flow.world.effects(held)
            if effects is not None and any(e.ends for e in effects.on.values()):
                return _bearer(flow, arg), base, name
    return None


def _called(node: cst.BaseExpression) -> tuple[str, ...]:
    """What a lambda calls: `lambda: conn.commit()`."""
    if isinstance(node, cst.Lambda) and isinstance(node.body, cst.Call):
        return (dotted(node.body.func),)
    return ()


def _bearer(flow: Flow, arg: Arg) -> cst.CSTNode:
    """The call that takes a bound method: that is where the commit is written."""
    for call in flow.function.program.calls:
        if arg in call.args:
            return call.node
    return arg.node
