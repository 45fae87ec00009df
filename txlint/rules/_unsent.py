"""Whether a transaction has begun on the server yet: Django and ORM sessions send BEGIN with a first statement."""

from __future__ import annotations

from itertools import takewhile

from txlint.resource.evidence import ORM
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.meaning import Meaning
from txlint.resource.world import World
from txlint.rules._before import comes_before
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
        _may_send(flow.meaning(other)) and other.result not in _opener(begun)
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


def _asks_first(world: World, m: Meaning) -> bool:
    """Whether a function of the project that waits, as far as it can be seen, asks the database before it does."""
    return comes_before(world, m, _is_statement, "blocking", _DEPTH, "atomic")


def _may_send(m: Meaning) -> bool:
    return not (m.quiet or m.blocking or m.wrapper is not None)


def _is_statement(m: Meaning) -> bool:
    return bool(m.django or m.sends) or (m.method is not None and m.method.role in _STATEMENTS)
