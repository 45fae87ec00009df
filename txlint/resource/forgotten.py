"""Connections that an object acquires and keeps, and that nothing in its class, or elsewhere in its module, closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from txlint.resource.addresses import is_in_memory
from txlint.resource.held import LEAVES, Instance, Obj
from txlint.resource.stacks import SCOPE_ENDERS
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Path, Value, paths_in

if TYPE_CHECKING:
    from txlint.resource.flow import Flow
    from txlint.resource.values import Scope
    from txlint.tree.index import Class, Function

_LAST = re.compile(
    r"^_?(?:a?close\w*|stop\w*|shut_?down\w*|disconnect\w*|dispose|destroy|tear_?down\w*|finish|release|terminate|clean_?up|"
    r"quit|on_?(?:close|exit|stop)|__a?exit__|__del__)$",
    re.IGNORECASE,
)
"""Names of methods that end an object's life."""
_ENDS = ("close", "release", "dispose")


class Forgotten(NamedTuple):
    """A call whose connection stays on the object."""

    call: Call
    held: Obj
    path: str
    last: str
    """The method that ends the object's life, "" where none does: then it may well be meant to live as long as the
    process."""
    lives: tuple[Life, ...]
    """Where the module makes such an object and lets go of it."""


class Life(NamedTuple):
    """An object that one function makes and uses, and that nothing else sees."""

    function: Function
    call: Call


def forgotten(flow: Flow) -> Iterator[Forgotten]:
    """Connections that the function keeps on its object for good."""
    function, cls = flow.function, flow.function.cls
    if cls is None or not function.receiver or function.parent is not None:
        return
    for bind in function.program.binds:
        base, _, name = bind.target.partition(".")
        if base != function.receiver or not name or "." in name or not isinstance(bind.value, Path):
            continue
        made = _made(flow.scope, bind.value.text)
        if made is None or is_in_memory(made[0]) or _ended_by_others(function, bind.value.text):
            continue
        if all(_only_used(flow, item, name) for item in _functions(flow, cls)) and not _ended_elsewhere(flow, name):
            methods = [m.name for item in flow.world.mro(cls) for m in item.methods.values() if _LAST.match(m.name)]
            yield Forgotten(*made, bind.target, methods[0] if methods else "", tuple(_lives(flow, cls)))


def _ended_by_others(function: Function, local: str) -> bool:
    """Whether somebody else is told to end what a local name holds: `stack.callback(conn.close)`."""
    return any(
        path.rpartition(".")[0] == local and path.rpartition(".")[2] in SCOPE_ENDERS
        for call in function.program.calls
        for arg in call.args
        for path in paths_in(arg.value)
    )


def _lives(flow: Flow, cls: Class) -> Iterator[Life]:
    for function in flow.function.module.all_functions():
        if function.cls is cls:
            continue
        for call in function.program.calls:
            if call.name == cls.name and flow.world.scope(function).call(call) == Instance(cls):
                names = {call.result} | {b.target for b in function.program.binds if b.value == Path(call.result)}
                if not _leaves(function, names):
                    yield Life(function, call)


def _leaves(function: Function, names: set[str]) -> bool:
    """Whether what has these names may be seen by others than the function."""
    program = function.program
    if names & program.outside or any("." in name or "[" in name or name in program.free for name in names):
        return True
    values: list[Value] = [arg.value for call in program.calls for arg in call.args]
    values += [bind.value for bind in program.binds if bind.target not in names]
    values += [item.value for item in program.returns]
    values += [item.value for item in program.yields]
    values += [item.value for item in program.stores]
    values += [item.value for item in program.managers]
    return any(path.partition(".")[0] in names for value in values for path in paths_in(value))


def _made(scope: Scope, text: str) -> tuple[Call, Obj] | None:
    """The call that acquires what a path holds."""
    call = scope.calls.get(text)
    for value in () if call is not None else scope._binds.get(text, ()):
        call = call or (scope.calls.get(value.text) if isinstance(value, Path) else None)
    held = scope.path(call.result) if call is not None else None
    if call is None or not isinstance(held, Obj) or not held.owned or held.custom or held.lends:
        return None
    if held.type.kind not in ("connection", "session") or held.type.drop == "none" or _is_registry(held):
        return None
    return call, held


def _is_registry(held: Obj) -> bool:
    """Whether it is no session, but gives each thread its own: whoever used one removes it there."""
    called = held.type.method("__call__")
    return called is not None and called.returns == "self"


def _functions(flow: Flow, cls: Class) -> Iterator[Function]:
    for item in flow.world.mro(cls):
        for method in item.defined:
            yield method
            yield from method.inner


def _only_used(flow: Flow, function: Function, name: str) -> bool:
    """Whether a method does nothing to the attribute but send statements through it: it neither ends it nor shows it
    to anybody who could."""
    receiver = function.receiver or (function.parent.receiver if function.parent is not None else "")
    path = f"{receiver}.{name}"
    program = function.program
    held = flow.scope.path(f"{flow.function.receiver}.{name}")
    for call in program.calls:
        if call.receiver == path and isinstance(held, Obj):
            method = held.type.method(call.name)
            if call.name in LEAVES or (method is not None and method.role in _ENDS):
                return False
        if any(_reaches(p, path) for arg in call.args for p in paths_in(arg.value)):
            return False
    values: list[Value] = [bind.value for bind in program.binds if bind.target != path]
    if function.name not in ("__enter__", "__aenter__"):
        # What entering gives is for the block, whose end should close it.
        values += [item.value for item in program.returns]
    values += [item.value for item in program.yields]
    if any(_reaches(p, path) for value in values for p in paths_in(value)):
        return False
    lambdas = [node for node in program.free.get(receiver, ()) if isinstance(node, cst.Lambda)]
    if any(isinstance(n, cst.Attribute) and n.attr.value == name for node in lambdas for n in walk(node)):
        return False
    stays = isinstance(held, Obj) and held.leaving is not None and held.leaving.then == "open"
    return stays or not any(m.value == Path(path) for m in program.managers)


def _reaches(path: str, attribute: str) -> bool:
    """`self.conn` itself or a method of it as a value."""
    return path == attribute or path.startswith(f"{attribute}.")


def _ended_elsewhere(flow: Flow, name: str) -> bool:
    """Whether code of the module outside of the class closes an attribute of this name: `store.conn.close()`."""
    module = flow.function.module
    return any(
        call.receiver.endswith(f".{name}")
        and not call.receiver.startswith(f"{function.receiver or ' '}.")
        and call.name in ("close", "aclose", "release", "disconnect", "dispose")
        for function in (module.body, *module.all_functions())
        for call in function.program.calls
    )
