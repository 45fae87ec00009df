"""Statements that a function of the project is given as text, and sends: `store.run("UPDATE …")`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from txlint.resource.binding import passed_to
from txlint.resource.held import FunctionRef
from txlint.resource.meaning import Meaning
from txlint.resource.statements import Kind, kind_of, texts_in
from txlint.resource.values import Scope
from txlint.tree import cst

if TYPE_CHECKING:
    from txlint.resource.world import World
    from txlint.tree.events import Arg, Call
    from txlint.tree.index import Function


def told(scope: Scope, m: Meaning) -> Kind:
    """The kind of the statement that a call hands to a function of the project for sending."""
    if m.function is None:
        return "unknown"
    arg = _passed(m.function.function, m.call, sent_by(scope.world, m.function))
    return kind_of(scope, arg) if arg is not None else "unknown"


def _passed(function: Function, call: Call, name: str) -> Arg | None:
    """What a call passes as a parameter, or as the first of those that the function gathers: `*args`."""
    gathers = function.node.params.star_arg if function.node is not None else None
    if name and isinstance(gathers, cst.Param) and gathers.name.value == name:
        return call.arg(len([p for p in function.params if not p.star]) - bool(function.receiver))
    return (passed_to(function, call) or {}).get(name) if name else None


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
            arg = call.args[0] if call.args and call.args[0].keyword == "*" else call.arg(0)
        elif m.function is not None and m.function.function is not function:
            name = sent_by(world, m.function, depth + 1)
            arg = _passed(m.function.function, call, name)
        else:
            continue
        found = params & set(texts_in(scope, arg)) if arg is not None else set()
        if found:
            return min(found)
    return ""
