"""Whether the methods that call a private one end the object's connection where it fails: then it need not do so."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.held import FunctionRef
from txlint.resource.swallowing import can_be_the_servers
from txlint.tree import cst
from txlint.tree.events import Call, around
from txlint.tree.index import Class, Function
from txlint.tree.nodes import named_types

_ENDS = ("rollback", "close")


def is_covered(flow: Flow, handle: Handle) -> bool:
    """Whether every call of the function stands in a `try` whose clause ends the connection of the object, or in
    another private method of which the same is true."""
    function, cls = flow.function, flow.function.cls
    base, _, attribute = handle.path.partition(".")
    if cls is None or base != function.receiver or not attribute:
        return False
    return _all_covered(flow, cls, attribute, function, frozenset())


def _all_covered(flow: Flow, cls: Class, attribute: str, method: Function, seen: frozenset[str]) -> bool:
    name = method.name
    if not name.startswith("_") or name.endswith("__") or name in seen:
        return False
    calls = list(_calls_of(flow, cls, name))
    return bool(calls) and all(
        _is_guarded(flow, cls, attribute, caller, call) or _all_covered(flow, cls, attribute, caller, seen | {name})
        for caller, call in calls
    )


def _calls_of(flow: Flow, cls: Class, name: str) -> Iterator[tuple[Function, Call]]:
    for item in flow.world.mro(cls):
        for method in item.methods.values():
            for call in method.program.calls:
                if call.name == name and call.receiver == method.receiver:
                    yield method, call


def _is_guarded(flow: Flow, cls: Class, attribute: str, caller: Function, call: Call) -> bool:
    clauses = [
        clause
        for outer in around(call.context)
        if outer.kind == "try" and isinstance(outer.node, cst.Try)
        for clause in outer.node.handlers
        if can_be_the_servers(named_types(clause), flow.machine.catcher)
    ]
    return any(
        _ends(flow, cls, attribute, caller, other)
        for other in caller.program.calls
        if any(outer.kind == "handler" and outer.node in clauses for outer in around(other.context))
    )


def _ends(flow: Flow, cls: Class, attribute: str, caller: Function, call: Call) -> bool:
    """Whether a call of a clause ends the connection, itself or by a method of the object."""
    if call.receiver == f"{caller.receiver}.{attribute}":
        return call.name in _ENDS
    method = flow.world.method(cls, call.name) if call.receiver == caller.receiver else None
    effects = flow.world.effects(FunctionRef(method, cls)) if method is not None else None
    effect = effects.on.get(f"{method.receiver}.{attribute}") if method is not None and effects is not None else None
    return effect is not None and not effect.commits and (effect.closes or effect.may_end)
