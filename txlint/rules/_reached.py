"""What the rules about misuse share: the calls that were reached, in source order, and how messages name handles."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.fact import Fact, Handle, Reached
from txlint.resource.flow import ENTRY, Flow
from txlint.resource.witness import described, event_node
from txlint.tree import cst
from txlint.tree.events import Call, Const, around


def reached_calls(flow: Flow) -> Iterator[tuple[Call, list[Reached]]]:
    """The calls of the function with the facts that reached them."""
    for call in flow.function.program.calls:
        reached = flow.record.at(call)
        if reached:
            yield call, reached


def by_handle(reached: list[Reached]) -> dict[Handle, list[Reached]]:
    """Facts that reached an event, apart by handle."""
    found: dict[Handle, list[Reached]] = {}
    for item in reached:
        if item.fact.handle is not None:
            found.setdefault(item.fact.handle, []).append(item)
    return found


def concerns(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a call is a method of the handle, or of something made from it."""
    receiver = flow.meaning(call).receiver
    return bool(receiver) and (receiver in fact.names or any(p.path == receiver for p in fact.parts))


def line_of(flow: Flow, event: object) -> str:
    """` on line 7` for an event of this function, "" for what was there at its entry."""
    node = None if event is ENTRY else event_node(event)
    return f" on line {flow.memo['rows'](node)}" if node is not None else ""


def name_of(handle: Handle) -> str:
    """The handle's name for a message, or the call that gave it; a module's transaction has neither."""
    if handle.is_nameless and handle.type.kind in ("connection", "session") and "%" not in handle.path:
        return f"{handle.path}()"
    return handle.type.library if handle.type.kind == "module" or handle.path.startswith(("%", "@")) else handle.path


def begun_step(fact: Fact) -> tuple[tuple[str, cst.CSTNode], ...]:
    """The first step of a path: where the transaction began."""
    node = None if fact.begun in (None, ENTRY) else event_node(fact.begun)
    return (("the transaction begins here", node),) if node is not None else ()


def through(flow: Flow, call: Call, chain: tuple[str, ...]) -> str:
    """How a message names a call; one of a function of the project, or one that lets a thread run such a function, with
    the calls that lead on from there."""
    led = flow.meaning(call).function is not None or len(chain) > 1
    inner = f" (through {' → '.join(chain)})" if led else ""
    return f"{described(call)}{inner}"


def handles(undoing: Call, call: Call) -> bool:
    """Whether one call stands in a clause that is run where the other one, in its `try`, has failed."""
    clauses = [outer.node for outer in around(undoing.context) if outer.kind == "handler"]
    tries = [outer.node for outer in around(call.context) if outer.kind == "try" and isinstance(outer.node, cst.Try)]
    return any(clause is handler for owner in tries for handler in owner.handlers for clause in clauses)


def together(*doubts: Confidence) -> Confidence:
    """The least of some independent confidences: what is doubtful in two ways is hardly worth showing."""
    least = min(doubts, key=lambda c: c.rank)
    return Confidence.LOW if sum(c is not Confidence.HIGH for c in doubts) > 1 else least


def by_length(chain: tuple[str, ...]) -> Confidence:
    """The longer the way to a call, the more conditions lie on it."""
    return Confidence.HIGH if len(chain) < 3 else Confidence.MEDIUM if len(chain) < 5 else Confidence.LOW


def by_switches(flow: Flow, call: Call) -> Confidence:
    """Low where a call switches off by a keyword what its function does on some condition: `save(broadcast=False)`."""
    ref = flow.meaning(call).function
    if ref is None:
        return Confidence.HIGH
    off = [arg.keyword for arg in call.args if isinstance(arg.value, Const) and arg.value.value is False]
    params = {p.name.value for p in ref.function.params}
    # What it does not name itself, it hands on: `super().save(*args, **kwargs)`.
    asked = any(keyword and (ref.function.program.tested[keyword] or keyword not in params) for keyword in off)
    return Confidence.LOW if asked else Confidence.HIGH
