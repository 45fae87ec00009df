"""Functions that a library calls back inside a transaction: `pool.runInteraction(work)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from txlint.resource.held import Obj
from txlint.resource.servers import speaks_postgres
from txlint.tree.events import Call, Manager, Path, around
from txlint.tree.index import Function

if TYPE_CHECKING:
    from txlint.apis.model import Method, Type
    from txlint.resource.values import Scope
    from txlint.resource.world import World
    from txlint.tree.index import Module

_DEPTH = 3


class Callback(NamedTuple):
    """The parameter of a callback that the library gives a transaction to."""

    param: str
    type: Type
    aborts: bool
    """Its server, as the address of the pool says, aborts a transaction in which a statement has failed."""


def callback_of(scope: Scope) -> Callback | None:
    """What a function gets where a library runs it inside a transaction; None where it is no such callback."""
    function = scope.function
    params = [p.name.value for p in function.params if p.name.value != function.receiver]
    if function.node is None or not params:
        return None
    for caller, call in _passed(scope.world, function.module).get(_known_as(function), ()):
        if not _sees(caller, function):
            continue
        given, aborts = _given(scope.world, caller, call, _position(call, function), 0)
        model = scope.models.types.get(given)
        if model is not None:
            return Callback(params[0], model, aborts)
    return None


def _known_as(function: Function) -> str:
    return f".{function.name}" if function.cls is not None and function.parent is None else function.name


def _sees(caller: Function, function: Function) -> bool:
    """Whether a name in the caller can be this function."""
    if function.cls is not None and function.parent is None:
        return caller.cls is not None and function.cls is not None and function.name in caller.cls.methods
    return function.parent is None or caller is function.parent


def _position(call: Call, function: Function) -> int:
    for index, arg in enumerate(call.args):
        if isinstance(arg.value, Path) and arg.value.text.rpartition(".")[2] == function.name:
            return index
    return -1


def _passed(world: World, module: Module) -> dict[str, list[tuple[Function, Call]]]:
    """Name of a function (`.name` for a method of the same object) -> the calls of its module that pass it on."""
    if module not in world.passed:
        found: dict[str, list[tuple[Function, Call]]] = {}
        for caller in (module.body, *module.all_functions()):
            for call in caller.program.calls:
                for arg in call.args:
                    if isinstance(arg.value, Path) and not arg.value.text.startswith("%"):
                        base, _, name = arg.value.text.rpartition(".")
                        own = base in (caller.receiver, caller.cls.name if caller.cls is not None else "")
                        known = name if not base else f".{name}" if own else ""
                        found.setdefault(known, []).append((caller, call))
        world.passed[module] = found
    return world.passed[module]


def _given(world: World, caller: Function, call: Call, index: int, depth: int) -> tuple[str, bool]:
    """The id of the type that whoever calls the argument at a position gives it, "" where that is not known; and
    whether it is one whose server aborts."""
    m = world.meanings(world.scope(caller))(call)
    method = m.method if m.method is not None else _by_name(world, caller, call) if m.function is None else None
    if method is not None and method.managed_callback and index == 0:
        return method.gives, m.obj is not None and m.obj.aborts
    if m.function is None or depth >= _DEPTH or index < 0:
        return "", False
    callee = m.function.function
    params = [p.name.value for p in callee.params if p.name.value != callee.receiver]
    if index >= len(params):
        return "", False
    for inner in callee.program.calls:
        given, aborts = "", False
        if inner.args and inner.args[0].value == Path(params[index]):
            given, aborts = _given(world, callee, inner, 0, depth + 1)
        elif inner.callee == params[index] and inner.args and isinstance(inner.args[0].value, Path):
            given, aborts = _in_block(world.scope(callee, m.function.instance), inner, inner.args[0].value.text)
        if given:
            return given, aborts
    return "", False


def _in_block(scope: Scope, call: Call, path: str) -> tuple[str, bool]:
    """The same for a function of the project that calls its argument with a handle, inside a block that is that
    handle's transaction: `with session.start_transaction(): return work(session)`."""
    meanings = scope.world.meanings(scope)
    for outer in around(call.context):
        manager = outer.info if outer.kind == "with" else None
        if not isinstance(manager, Manager) or not isinstance(manager.value, Path):
            continue
        held = scope.path(path)
        entered = scope.calls.get(manager.value.text)
        m = meanings(entered) if entered is not None else None
        if m is None or not isinstance(held, Obj) or held.type.kind not in ("connection", "session"):
            continue
        leaving = held.leaving if path in (manager.result, manager.target) else None
        begun = m.method is not None and m.method.role == "begin" and m.receiver == path
        if begun or (leaving is not None and leaving.ok == "commit" and leaving.begins_tx):
            return held.type.id, held.aborts or speaks_postgres(scope, held.type)
    return "", False


def _by_name(world: World, caller: Function, call: Call) -> Method | None:
    """A method that calls back, on a receiver of unknown type, in a module that imports its library."""
    for model in world.models.types.values() if call.receiver else ():
        method = model.method(call.name)
        root = model.paths[0].partition(".")[0] if model.paths else ""
        if method is not None and method.managed_callback and root in caller.module.imported_roots:
            return method
    return None
