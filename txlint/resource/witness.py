"""The witness of a leak: the events of its path, put into words for a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from txlint.resource.fact import Fact, Trail, steps
from txlint.resource.flow import Flow
from txlint.tree import cst
from txlint.tree.events import Await, Call, Manager, Next, Yield, around

if TYPE_CHECKING:
    from txlint.resource.leaks import Leak
    from txlint.tree.index import Function


def raised_inside(trail: Trail, owner: cst.CSTNode) -> bool:
    """Whether the exception that ends a trail was raised in the body of a `try`."""
    raised = getattr(raise_event(trail), "context", None)
    return any(c.kind == "try" and c.node is owner for c in around(raised))


def raise_event(trail: Trail) -> Any:
    """The event whose exception leaves by this trail."""
    while trail is not None:
        if trail[0] == "raise":
            return trail[1]
        trail = trail[2]
    return None


def event_node(event: Any) -> cst.CSTNode | None:
    """The node that stands for an event."""
    node = getattr(event, "node", None)
    if node is None and isinstance(event, cst.CSTNode):
        return event
    return node


def described(event: Any) -> str:
    """An event in a message: `save()`, `await`, `yield`."""
    match event:
        case Call():
            name = event.callee if not event.callee.startswith(("%", "?")) else event.name
            if name.endswith(".__call__"):
                name = name.removesuffix(".__call__")
            if "%" in name or len(name) > 40:
                name = event.name
            return f"{name}()"
        case Await():
            return "the await"
        case Yield():
            return "the caller's code at the yield"
        case Next():
            return "the iteration"
        case Manager():
            return "entering or leaving the with block"
    return "an exception"


def path_steps(flow: Flow, leak: Leak, fact: Fact, trail: Trail, first: str) -> tuple[tuple[str, cst.CSTNode], ...]:
    """The leaking path: begun here, raises here, leaves here."""
    found: list[tuple[str, cst.CSTNode]] = []
    node = event_node(leak.begun)
    if node is not None:
        found.append((first, node))
    events = steps(trail)
    for n, (what, event) in enumerate(events):
        node = event_node(event)
        if node is None:
            continue
        if what == "raise":
            last = not any(w in ("raise", "return") for w, _ in events[n + 1 :])
            if last or any(w == "caught" for w, _ in events[n + 1 :]):
                found.append((f"{described(event)} raises here", node))
        elif what == "caught":
            found.append(("the exception is caught here", node))
        elif what == "return":
            found.append(("the function returns here", node))
    if fact.exc:
        found.append(("the exception leaves the function, nothing ends it on this path", found[-1][1]))
    elif not any(w == "return" for w, _ in events):
        pass
    unique: list[tuple[str, cst.CSTNode]] = []
    for step in found:
        if step not in unique:
            unique.append(step)
    return tuple(unique)


def may_be_the_database(function: Function, trail: Trail) -> bool:
    """Whether the unknown call that raises may well raise database errors only, which the handler does catch: not one
    of a function that was passed in, as the decorated one is, which has errors of its own."""
    event = raise_event(trail)
    if not isinstance(event, Call):
        return not isinstance(event, Yield)
    if event.receiver:
        return event.receiver in ("self", "cls")
    outer: Function | None = function
    while outer is not None:
        if any(param.name.value == event.name for param in outer.params):
            return False
        outer = outer.parent
    return True
