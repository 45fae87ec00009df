"""Whether a transaction has begun on the server yet: Django and ORM sessions send BEGIN with a first statement."""

from __future__ import annotations

from itertools import takewhile

from txlint.resource.evidence import ORM
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.meaning import Meaning
from txlint.resource.world import World
from txlint.rules._before import comes_before
from txlint.rules._calls import effects_on
from txlint.rules._reached import handles
from txlint.rules._swallows import in_block
from txlint.tree.events import Call, Manager, around, paths_in

_DEPTH = 4
_STATEMENTS = ("exec", "read", "commit", "savepoint")


def nothing_sent(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a library that begins with its first statement, as Django and ORM sessions do, has had none to send."""
    handle, begun = fact.handle, fact.begun
    if handle is None or not fact.explicit or _asks_first(flow.world, flow.meaning(call)):
        return False
    if handle.library != "django" and (handle.library not in ORM or handle.type.kind != "session"):
        return False
    calls = flow.function.program.calls
    block = _block(flow, begun)
    earlier = calls if _again_inside(call, block) else calls[: calls.index(call)]
    return not any(
        _may_send(flow.world, flow.meaning(other)) and other.result not in _opener(begun)
        for other in earlier
        if other is not call and (block is None or in_block(other.context, block))
    )


def _block(flow: Flow, begun: object) -> Manager | None:
    """The block that began the transaction, where one did."""
    if isinstance(begun, Manager):
        return begun
    return next((m for m in flow.function.program.managers if _opener(begun) & {*paths_in(m.value)}), None)


def _again_inside(call: Call, block: Manager | None) -> bool:
    """Whether a loop inside the block brings control back to a call: what stands behind it may have come before."""
    inside = takewhile(lambda outer: block is None or outer.info is not block, around(call.context))
    return any(outer.kind == "loop" for outer in inside)


def _opener(begun: object) -> set[str]:
    """The results of the calls that only begin: `session.begin()`."""
    return {begun.result} if isinstance(begun, Call) else set()


def told_inside(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a called function begins by itself on the handle that it is given before it waits, so that it is told of
    there: its caller has only read, and adds nothing."""
    ref = flow.meaning(call).function
    if ref is not None and ref.function.has_decorator("atomic"):
        # The same in a transaction of its own, inside this one.
        return comes_before(flow.world, flow.meaning(call), _is_statement, "blocking", _DEPTH)
    if fact.explicit or fact.wrote is not None or "locked" in fact.marks:
        return False
    if not any(effect.executes for _, effect in effects_on(flow, call, fact)):
        return False
    return comes_before(flow.world, flow.meaning(call), _is_statement, "blocking", _DEPTH)


def asks_again(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a clause calls once more what its `try` has called, whose failure may have been that of the call itself:
    `except TypeError: return render(session)`."""
    begun, ref = fact.begun, flow.meaning(call).function
    if not isinstance(begun, Call) or ref is None or flow.meaning(begun).function != ref:
        return False
    return handles(call, begun)


def _asks_first(world: World, m: Meaning) -> bool:
    """Whether a function of the project that waits, as far as it can be seen, asks the database before it does."""
    return comes_before(world, m, _is_statement, "blocking", _DEPTH, "atomic")


def _may_send(world: World, m: Meaning, depth: int = 2) -> bool:
    if m.quiet or m.blocking or m.wrapper is not None:
        return False
    if m.function is None or not depth or m.function.function.program.yields:
        return True
    ref = m.function
    if not ref.function.program.returns or ref.function.has_decorator("abstractmethod"):
        # It may well be another one that is called: that of a subclass.
        return True
    meanings = world.meanings(world.scope(ref.function, ref.instance if ref.function.receiver else None))
    return any(_may_send(world, meanings(call), depth - 1) for call in ref.function.program.calls)


def _is_statement(m: Meaning) -> bool:
    return bool(m.django or m.sends) or (m.method is not None and m.method.role in _STATEMENTS)
