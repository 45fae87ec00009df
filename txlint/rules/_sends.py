"""What is sent to the world while a transaction is unfinished: jobs, messages, mails."""

from __future__ import annotations

from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.rules._calls import effects_of_run, may_end
from txlint.rules._reached import reached_calls
from txlint.tree.events import Call


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
        if fact.handle is None or may_end(flow, call, fact):
            continue
        if fact.spoiled is not None or fact.tx in ("aborted", "failed"):
            # An error was swallowed before: nothing will be committed, and that is what is wrong.
            continue
        if fact.wrote is not None:
            return fact
        if fact.is_open and fact.explicit:
            waiting = waiting or fact
    return waiting if waiting is not None and _writes_later(flow, call, waiting) else None


def _writes_later(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a write follows in the same transaction, in source order."""
    seen = False
    for other, reached in reached_calls(flow):
        if other is call:
            seen = True
            continue
        m = flow.meaning(other)
        if not seen or not (
            m.kind in ("write", "hidden_write")
            or m.django == "write"
            or (m.method is not None and m.method.role == "write_pending")
        ):
            continue
        if any(r.fact.handle is fact.handle and r.fact.begun is fact.begun for r in reached):
            return True
    return False
