"""Connections of unknown drivers whose transactions the project begins by blocks of its own."""

from __future__ import annotations

from txlint.apis.model import Type
from txlint.resource.constructors import kept_arguments
from txlint.resource.held import ClassRef
from txlint.resource.values import Scope
from txlint.tree.events import Path
from txlint.tree.index import Class


def begun_by_blocks(scope: Scope, cls: Class, attribute: str) -> bool:
    """Whether a method enters a block of the project that begins on this attribute: `with Transaction(self.conn):`.

    Outside of it the connection is in autocommit then, else nobody would have to begin.
    """
    return any(
        _begins(scope.world.scope(method, cls), f"{method.receiver}.{attribute}")
        for item in scope.world.mro(cls)
        for method in item.methods.values()
        if method.receiver
    )


def begun_by_hand(scope: Scope, model: Type) -> bool:
    """Whether a method of the class sends a BEGIN of its own over a connection of this type: `execute("BEGIN")`."""
    cls = scope.instance or scope.function.cls
    methods = [m for item in scope.world.mro(cls) for m in item.methods.values()] if cls is not None else []
    return any(
        meaning.kind == "begin" and meaning.obj is not None and meaning.obj.type is model
        for method in methods
        for meanings in (scope.world.meanings(scope.world.scope(method, cls)),)
        for call in method.program.calls
        if call.name == "execute" and call.args
        for meaning in (meanings(call),)
    )


def _begins(scope: Scope, path: str) -> bool:
    for manager in scope.function.program.managers:
        call = scope.calls.get(manager.value.text) if isinstance(manager.value, Path) else None
        if call is None or all(arg.value != Path(path) for arg in call.args):
            continue
        callee = scope.callee(call)
        if not isinstance(callee, ClassRef):
            continue
        effects = scope.world.class_manager_effects(callee.cls, manager.asynchronous)
        for given, kept in kept_arguments(scope.world, callee.cls, call) if effects is not None else ():
            effect = effects.enter.get(f"{effects.receiver}.{kept}") if effects is not None else None
            if given == path and effect is not None and effect.begins:
                return True
    return False
