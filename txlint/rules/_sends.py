"""What is sent to the world while a transaction is unfinished: jobs, messages, mails."""

from __future__ import annotations

from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.meaning import Meaning
from txlint.resource.world import World
from txlint.rules._before import comes_before
from txlint.rules._calls import effects_of_run, may_end
from txlint.rules._likewise import ended_likewise
from txlint.rules._reached import reached_calls
from txlint.rules._swallows import body_of
from txlint.tree.answers import runs_after
from txlint.tree.events import Call

_DEPTH = 3


def sent_by(flow: Flow, call: Call) -> tuple[str, ...]:
    """The chain of calls from here to one that sends; the call itself where it is known to send."""
    m = flow.meaning(call)
    if m.effect:
        return (m.effect,)
    effects = effects_of_run(flow, call)
    return effects.sends if effects is not None else ()


def sends_early(flow: Flow, call: Call) -> Fact | None:
    """The fact of a transaction that has writes pending, or has more to come, where a call sends something."""
    memo: dict[Call, Fact | None] = flow.memo.setdefault("sends_early", {})
    if call not in memo:
        memo[call] = _sends_early(flow, call) if sent_by(flow, call) else None
    return memo[call]


def _sends_early(flow: Flow, call: Call) -> Fact | None:
    waiting = None
    for item in flow.record.at(call):
        fact = item.fact
        if fact.handle is None or may_end(flow, call, fact) or ended_likewise(flow, call, fact):
            continue
        if fact.spoiled is not None or fact.tx in ("aborted", "failed"):
            # An error was swallowed before: nothing will be committed, and that is what is wrong.
            continue
        if fact.wrote is not None:
            return fact
        if fact.is_open and fact.explicit:
            if fact.handle.library == "django" and _writes_first(flow.world, flow.meaning(call)):
                return fact._replace(wrote=call)
            waiting = waiting or fact
    return waiting if waiting is not None and _writes_later(flow, call, waiting) else None


def _writes_later(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a write may follow in the same transaction, by the order of the statements."""
    later: set[int] = set()
    for other, reached in reached_calls(flow):
        if not is_write(flow.meaning(other)):
            continue
        later = later or {id(node) for node in runs_after(body_of(flow), call.node)}
        if id(other.node) not in later:
            continue
        if any(r.fact.handle is fact.handle and r.fact.begun is fact.begun for r in reached):
            return True
    return False


def is_write(m: Meaning) -> bool:
    """Whether a call writes, or keeps something to be written."""
    return (
        m.kind in ("write", "hidden_write")
        or m.django == "write"
        or (m.method is not None and m.method.role == "write_pending")
    )


def _writes_first(world: World, m: Meaning) -> bool:
    """Whether a function of the project that sends writes before it does, in the transaction that it is called in."""
    return comes_before(world, m, lambda inner: inner.django == "write", "effect", _DEPTH)
