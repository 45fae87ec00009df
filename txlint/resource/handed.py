"""What a decorator of the project hands to the function that it wraps: a cursor or a connection, and the block that it
calls the function in, as `with pool.connection() as conn, conn.cursor() as cur: return func(cur, *args)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from txlint.resource.decorators import wrapped_calls
from txlint.resource.fact import Fact, Handle, Part
from txlint.resource.held import Bound, FunctionRef, Obj
from txlint.resource.servers import speaks_postgres
from txlint.resource.values import lent
from txlint.tree import cst
from txlint.tree.events import Call, Manager, Path, around
from txlint.tree.nodes import decorator_path

if TYPE_CHECKING:
    from txlint.resource.values import Scope
    from txlint.tree.index import Function


class Handed(NamedTuple):
    """A handle that a parameter is given by a decorator."""

    param: str
    given: Obj
    """The connection or session, or a cursor on it."""
    owner: Obj
    """The connection or session itself."""
    node: cst.BaseExpression
    manual_end: str | None
    """What an explicit end does in the block that the function is called in; None where nothing ends after it."""


def handed_to(scope: Scope) -> Handed | None:
    """What the decorators of a function hand to it; None where they add nothing to its arguments."""
    function = scope.function
    if function.node is None or not function.decorators:
        return None
    outer = scope.world.scope(function.parent or function.module.body)
    for node in function.decorators:
        path = decorator_path(node)
        held = outer.path(path) if path else None
        if not isinstance(held, FunctionRef) or held.function.is_manager:
            continue
        for wrapper, call in wrapped_calls(held.function):
            found = _handed(scope.world.scope(wrapper), call, function, node)
            if found is not None:
                return found
    return None


def handle_of(scope: Scope, handed: Handed) -> Handle:
    owner = handed.owner
    return Handle(
        owner.type,
        "borrowed",
        handed.param,
        owner.begins or owner.type.begins,
        confidence=owner.confidence,
        custom=owner.custom,
        param=True,
        aborts=owner.aborts or speaks_postgres(scope, owner.type),
        endures=owner.endures,
    )


def at_entry(fact: Fact, handed: Handed) -> Fact:
    """The fact of what was handed over, as the function begins."""
    if handed.given.type is not handed.owner.type:
        cursor = Part(handed.param, "cursor", handed.given.type.id, handed.node)
        fact = fact._replace(names=frozenset(), parts=frozenset([cursor]))
    if handed.manual_end is not None:
        fact = fact._replace(managed=frozenset([(handed.node, handed.manual_end)]))
    return fact


def _handed(scope: Scope, call: Call, function: Function, node: cst.BaseExpression) -> Handed | None:
    params = [param.name.value for param in function.params]
    for index, arg in enumerate(call.args):
        if arg.keyword in ("*", "**") or not isinstance(arg.value, Path) or index >= len(params):
            return None
        name = arg.keyword or params[index]
        given = scope.path(arg.value.text)
        if name not in params or not isinstance(given, Obj):
            continue
        owner = _behind(scope, arg.value.text) if given.type.kind == "cursor" else given
        if owner is None or owner.type.kind not in ("connection", "session"):
            continue
        shown = lent(given)
        assert isinstance(shown, Obj)
        return Handed(name, shown, owner, node, _ended_after(scope, call, owner))
    return None


def _behind(scope: Scope, path: str) -> Obj | None:
    """The connection that a cursor was made from."""
    values = (Path(path), *scope._binds.get(path, ()))
    for value in values:
        manager = scope.managers.get(value.text) if isinstance(value, Path) else None
        made = manager.value if manager is not None else value
        call = scope.calls.get(made.text) if isinstance(made, Path) else None
        callee = scope.callee(call) if call is not None else None
        if isinstance(callee, Bound):
            return callee.obj
    return None


def _ended_after(scope: Scope, call: Call, owner: Obj) -> str | None:
    """What an explicit end does in the innermost block round a call whose exit commits; None where there is none."""
    for block in around(call.context):
        if block.kind != "with" or not isinstance(block.info, Manager):
            continue
        held = scope.value(block.info.value)
        if isinstance(held, Obj) and held.type.kind in ("connection", "session", "transaction"):
            leaving = held.leaving
            if leaving is not None and leaving.ok == "commit" and held.type.library == owner.type.library:
                return leaving.manual_end
    return None
