"""Sentences about one handle: whose it is, where it ends, where it is lost sight of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from txlint.resource.autocommit import autocommitted
from txlint.resource.entry import keeps_parameter
from txlint.resource.fact import Handle
from txlint.resource.flow import Flow
from txlint.resource.held import Obj
from txlint.resource.leaks import role_of
from txlint.resource.protocol import roles_in
from txlint.resource.witness import described, event_node
from txlint.silence.tracing import Traced
from txlint.tree.events import Bind, Call, Capture, Manager, Return, Store, Yield

Rows = Callable[[Any], int]
_MANY = 3
_CLOSING = {"close", "release", "dispose"}


def fate(flow: Flow, machine: Traced, handle: Handle, rows: Rows) -> Iterator[str]:
    """What becomes of a connection or session that the function acquires."""
    name = f"'{handle.path}'"
    for event in machine.escapes.get(handle, ()):
        yield escape(flow, event, name, rows)
    closed = list(machine.closes.get(handle, ()))
    if closed:
        over = "ended" if handle.type.kind == "transaction" else "closed"
        yield f"{name} is {over} on every path that matters: {_places(flow, closed, rows)}"
    facts = [fact for fact in flow.exits() if fact.handle is handle]
    if not closed and facts and all(fact.res in ("lazy", "pending", "none") for fact in facts):
        yield f"{name} is never used on a path that leaves it open, and a session that is not used holds nothing"
    if not closed and not facts and handle not in machine.escapes:
        yield f"no path on which {name} is open leaves the function other than by ending the process"


def escape(flow: Flow, event: Any, name: str, rows: Rows) -> str:
    """Who owns a handle from here on."""
    line = _line(event, rows)
    match event:
        case Return():
            return f"{name} is returned{line}: whoever calls {flow.function.name}() has to close it"
        case Yield():
            return f"{name} is yielded{line}: the code that receives it has to close it"
        case Bind(target=target) if "." in target or "[" in target:
            closers = _closers(flow, target)
            return f"it is kept in '{target}'{line}: {closers or 'whoever owns that has to close it'}"
        case Bind(target=target):
            return f"{name} is kept in the global '{target}'{line}, for as long as the process lives"
        case Store(why=why):
            place = "an attribute" if why == "attribute" else "a container"
            return f"{name} goes into {place}{line}, which is not followed"
        case Capture():
            return f"a nested function keeps {name}{line}, and may close it"
        case Call():
            m = flow.meaning(event)
            if m.wrapper is not None:
                return f"{name} is handed to {described(event)}{line}, which ends it"
            known = f"{m.path}()" if m.path else described(event)
            return (
                f"{name} is handed to {described(event)}{line}, which is taken for its new owner: if it only uses it, "
                f"describe {known} as a function in [[tool.txlint.api]]"
            )
    return f"{name} is handed on{line}"


def _closers(flow: Flow, target: str) -> str:
    """The methods of the class that close what it keeps, in words."""
    base, _, name = target.partition(".")
    cls, held = flow.scope.instance, flow.scope.path(target)
    if cls is None or base != flow.function.receiver or not isinstance(held, Obj):
        return ""
    found = [
        f"{method.name}()"
        for item in flow.world.mro(cls)
        for method in item.methods.values()
        if method.receiver and roles_in(flow.scope, method, f"{method.receiver}.{name}", held.type) & _CLOSING
    ]
    names = " and ".join(dict.fromkeys(found))
    return f"{names} of the class close{'s' if len(found) == 1 else ''} it" if found else ""


def owner(flow: Flow, handle: Handle, rows: Rows) -> str:
    """Why a handle that was not acquired here is left alone, "" where nothing of the kind speaks for it."""
    name = f"'{handle.path}'"
    if handle.type.released_by_framework:
        return f"the framework ends {name} after each request or job"
    if handle.owner == "borrowed" and isinstance(handle.origin, Manager):
        return f"the with block on line {rows(handle.origin.node)} lends {name}, and ends it"
    if handle.owner == "borrowed" and handle.origin is not None:
        lent = f"its {handle.type.kind}" if handle.is_nameless else name
        return f"{described(handle.origin)} only lends {lent}: whoever keeps it has to end it"
    base, _, attribute = handle.path.partition(".")
    cls = flow.scope.instance
    if cls is not None and base == flow.function.receiver and keeps_parameter(flow.scope, cls, attribute):
        return f"{name} was handed to the object: whoever made it has to close it, and to end what statements open"
    if handle.param and not attribute:
        return f"{name} is a parameter: closing it, and ending what a statement opens on it, is the caller's business"
    if handle.owner == "borrowed":
        return f"{name} was handed in from outside of the function: whoever made it has to end it"
    if handle.protocol & {"commit", "rollback"}:
        ways = " and ".join(f"{role}()" for role in ("commit", "rollback") if role in handle.protocol)
        return f"{name} is shared, and other code of its class or module calls {ways} on it: the transaction is theirs"
    return ""


def autocommit(flow: Flow, handle: Handle, rows: Rows) -> str:
    """Why a statement opens no transaction, "" where it does."""
    name = f"'{handle.path}'"
    if any(fact.handle is handle and fact.auto for fact in flow.exits()):
        return f"autocommit is switched on for {name} in this function: each statement commits by itself"
    if handle.begins == "dml":
        return f"on {name} ({handle.type.id}) only INSERT, UPDATE, DELETE and REPLACE open a transaction"
    if handle.begins != "never":
        return ""
    if handle.type.begins == "never":
        return f"{name} ({handle.type.id}) commits each statement by itself unless a transaction is begun"
    where = _switched_in(flow, handle)
    if not where and isinstance(handle.origin, Call):
        where = f"by {described(handle.origin)} on line {rows(handle.origin.node)}, or what it was made from"
    return f"autocommit is switched on for {name}{f' {where}' if where else ', where it is made'}"


def ended(flow: Flow, machine: Traced, handle: Handle, rows: Rows) -> str:
    """Where the transaction ends, "" where the function does not end it."""
    places = list(machine.ends.get(handle, ()))
    return f"the transaction on '{handle.path}' is ended: {_places(flow, places, rows)}" if places else ""


def _switched_in(flow: Flow, handle: Handle) -> str:
    """The method or function that switches autocommit on for an attribute or global."""
    base, _, name = handle.path.rpartition(".")
    cls = flow.scope.instance
    if base and base == flow.function.receiver and cls is not None:
        for item in flow.world.mro(cls):
            for method in item.methods.values():
                scope = flow.world.scope(method, cls)
                if method.receiver and autocommitted(scope, f"{method.receiver}.{name}", handle.type):
                    return f"in {item.name}.{method.name}()"
        held = flow.scope.path(handle.path)
        return "where the class makes it" if isinstance(held, Obj) and held.begins == "never" else ""
    body = flow.world.scope(flow.function.module.body)
    return "at the top of the module" if not base and autocommitted(body, name, handle.type) else ""


def _places(flow: Flow, events: Iterable[Any], rows: Rows) -> str:
    """`commit() on line 4, the with block on line 7`."""
    found: dict[str, None] = {}
    for event in events:
        if isinstance(event, Call):
            role = role_of(flow, event)
            what = described(event) if role else f"{described(event)}, as its code says,"
            found[f"{what} on line {rows(event.node)}"] = None
        elif isinstance(event, Manager):
            found[f"the with block on line {rows(event.node)}"] = None
        elif event_node(event) is not None:
            found[f"line {rows(event_node(event))}"] = None
    shown = list(found)[:_MANY]
    return ", ".join(shown) + (f" and {len(found) - _MANY} more" if len(found) > _MANY else "")


def _line(event: Any, rows: Rows) -> str:
    node = event_node(event)
    return f" on line {rows(node)}" if node is not None else ""
