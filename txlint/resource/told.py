"""Statements that a function of the project is given as text, and sends: `store.run("UPDATE …")`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.binding import passed_to
from txlint.resource.held import FunctionRef
from txlint.resource.meaning import Meaning
from txlint.resource.statements import Kind, kind_of, texts_in
from txlint.resource.values import Scope

if TYPE_CHECKING:
    from txlint.resource.world import World


def told(scope: Scope, m: Meaning) -> Kind:
    """The kind of the statement that a call hands to a function of the project for sending."""
    if m.function is None:
        return "unknown"
    name = sent_by(scope.world, m.function)
    arg = (passed_to(m.function.function, m.call) or {}).get(name) if name else None
    return kind_of(scope, arg) if arg is not None else "unknown"


def sent_by(world: World, ref: FunctionRef, depth: int = 0) -> str:
    """The parameter whose text a function sends as a statement, itself or by another function; "" for none."""
    function = ref.function
    if function not in world.sent:
        world.sent[function] = ""
        world.sent[function] = _find(world, ref, depth)
    return world.sent[function]


def _find(world: World, ref: FunctionRef, depth: int) -> str:
    function = ref.function
    params = {param.name.value for param in function.params} - {function.receiver}
    if depth > 3 or not params or not world.speaks(function):
        return ""
    scope = world.scope(function, ref.instance if function.receiver else None)
    meanings = world.meanings(scope)
    for call in function.program.calls:
        m = meanings(call)
        if m.method is not None and m.method.role == "exec":
            arg = call.arg(0)
        elif m.function is not None and m.function.function is not function:
            name = sent_by(world, m.function, depth + 1)
            arg = (passed_to(m.function.function, call) or {}).get(name) if name else None
        else:
            continue
        found = params & set(texts_in(scope, arg)) if arg is not None else set()
        if found:
            return min(found)
    return ""
