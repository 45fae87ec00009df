"""Exit stacks that a function keeps to itself: what is put on one is ended where the stack is left or closed."""

from __future__ import annotations

from txlint.resource.fact import Fact, Part
from txlint.resource.held import External
from txlint.resource.values import Scope
from txlint.tree.events import Call, Path, Value, paths_in

SCOPE_ENDERS = frozenset(("close", "aclose", "release", "putconn", "dispose", "remove", "disconnect"))
"""Methods that end a handle; who gets one of them bound to it is its owner."""
_STACKS = frozenset(
    (
        "contextlib.ExitStack",
        "contextlib.AsyncExitStack",
        "contextlib2.ExitStack",
        "contextlib2.AsyncExitStack",
        "async_exit_stack.AsyncExitStack",
    )
)


def put_on(fact: Fact, scope: Scope, call: Call) -> Fact:
    """The fact once a call has put the end of its handle on an exit stack: the stack closes it from here on, whoever
    has the stack."""
    assert fact.handle is not None
    if fact.res not in ("open", "lazy", "pending"):
        return fact
    stack = call.receiver
    paths = kept_here(scope, stack)
    names = fact.names | {call.target or call.result}
    if not paths or any(_does_more(names, other) for other in scope.function.program.calls if other.receiver == stack):
        return fact._replace(res="escaped")
    return fact._replace(parts=fact.parts | {Part(path, "closing", fact.handle.type.id, call) for path in paths})


def gives_back(call: Call) -> bool:
    """`stack.callback(pool.putconn, conn)`."""
    first = call.args[0].value if len(call.args) > 1 else None
    return isinstance(first, Path) and first.text.rpartition(".")[2] in SCOPE_ENDERS


def _does_more(names: frozenset[str], call: Call) -> bool:
    """Whether the stack will commit, or leave the handle as a block, when it is left."""
    paths = [path for arg in call.args for path in paths_in(arg.value)]
    ends = {path for path in paths if path.rpartition(".")[2] in SCOPE_ENDERS}
    return any(
        (path in names and not gives_back(call)) or path.rpartition(".")[0] in names
        for path in paths
        if path not in ends
    )


def kept_here(scope: Scope, path: str) -> tuple[str, ...]:
    """The paths of an exit stack that the function makes and gives to nobody; none where it is another's, too.

    What `pop_all()` gives is a stack of its own: only the new one leaves the function with it.
    """
    program = scope.function.program
    values = scope._binds.get(path, ())
    if "." in path or len(values) != 1 or not isinstance(values[0], Path) or path in program.outside:
        return ()
    made = values[0].text
    manager = scope.managers.get(made)
    value = manager.value if manager is not None else values[0]
    call = scope.calls.get(value.text) if isinstance(value, Path) else None
    callee = scope.callee(call) if call is not None else None
    if not isinstance(callee, External) or callee.called or callee.path not in _STACKS:
        return ()
    given: list[Value] = [item.value for item in program.returns]
    given += [item.value for item in program.yields]
    given += [item.value for item in program.stores]
    given += [bind.value for bind in program.binds]
    given += [arg.value for other in program.calls for arg in other.args]
    if path in program.free or any(path in paths_in(item) for item in given):
        return ()
    return (path, made, *(other.result for other in program.managers if other.value == Path(path)))


def popped(fact: Fact, scope: Scope, call: Call) -> Fact:
    """The fact once `stack.pop_all()` has moved what closes its handle to a new stack, which may be thrown away."""
    gone = {call.receiver, *kept_here(scope, call.receiver)}
    moved = [part for part in fact.parts if part.kind == "closing" and part.path in gone]
    parts = fact.parts.difference(moved)
    if call.use != "discard":
        parts |= {part._replace(path=call.result) for part in moved}
    return fact._replace(parts=parts)
