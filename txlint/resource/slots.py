"""Context variables: what `ContextVar.get()` gives, and whether `set()` only shows a handle to the callees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.held import External, Held, Slot
from txlint.resource.values import Scope, lent
from txlint.tree.events import Call, Path

if TYPE_CHECKING:
    from txlint.resource.world import World
    from txlint.tree.index import Function, Module

_PATH = "contextvars.ContextVar"


def got(scope: Scope, call: Call) -> Held | None:
    """What `variable.get()` gives: by the variable's annotation, or by what its own module puts into it."""
    if call.name != "get" or not call.receiver:
        return None
    held = scope.path(call.receiver)
    if isinstance(held, Slot):
        return held.inner
    if isinstance(held, External) and held.path == _PATH and "." not in call.receiver:
        return _put_in(scope.world, scope.function.module, call.receiver)
    return None


def is_variable(scope: Scope, call: Call) -> bool:
    """Whether the call is a method of a context variable, none of which fails where it is used in order."""
    if call.name not in ("set", "reset", "get") or not call.receiver:
        return False
    held = scope.path(call.receiver)
    return isinstance(held, Slot) or (isinstance(held, External) and held.path == _PATH)


def is_shown_only(scope: Scope, call: Call) -> bool:
    """Whether the call puts a handle into a context variable that the same function sets back: no owner changes."""
    if call.name != "set" or not is_variable(scope, call):
        return False
    return any(c.name == "reset" and c.receiver == call.receiver for c in scope.function.program.calls)


def _put_in(world: World, module: Module, name: str) -> Held | None:
    for function in _functions(module):
        for call in function.program.calls:
            if call.name == "set" and call.receiver == name and call.args and isinstance(call.args[0].value, Path):
                held = world.scope(function).path(call.args[0].value.text)
                if held is not None and not isinstance(held, External):
                    return lent(held)
    return None


def _functions(module: Module) -> list[Function]:
    methods = [method for cls in module.classes.values() for method in cls.methods.values()]
    return [*module.functions.values(), *methods]
