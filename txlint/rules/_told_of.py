"""What is sent while writes are pending: whether it speaks of them, and whether it is sent at once."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.finding import Confidence
from txlint.resource.fact import Fact
from txlint.resource.flow import Flow
from txlint.resource.held import FunctionRef
from txlint.resource.meaning import Meaning
from txlint.resource.world import World
from txlint.rules._options import leading
from txlint.rules._sends import is_write
from txlint.tree import cst
from txlint.tree.answers import walk
from txlint.tree.events import Call, Const
from txlint.tree.index import Function

_DELAYS = ("countdown", "eta", "_defer_by", "_defer_until")
_SOON = 5
_JOBS = frozenset((
    "delay", "send_task", "send", "kiq", "schedule", "aenqueue", "send_with_options", "create_task", "start_execution",
    "__call__", "map_async", "starmap_async",
))  # fmt: skip
_DEPTH = 4
_MAKES = ("create", "get_or_create", "update_or_create", "add", "bulk_create")


def is_job(effect: str) -> bool:
    """Whether what is sent is a job for a worker, and not a message or a mail."""
    name = effect.rpartition(".")[2]
    return name in _JOBS or name.startswith(("enqueue", "defer", "apply_async", "async_"))


def by_delay(flow: Flow, call: Call) -> Confidence:
    """Lower where the worker is told to wait, by which time the commit is done: a rollback is the only danger then."""
    found = [_delay(sent) for _, sent in _sending(flow.world, flow.function, flow.meaning(call), call)]
    return max(found, key=lambda c: c.rank) if found else Confidence.HIGH


def _delay(call: Call) -> Confidence:
    arg = next((a for a in call.args if a.keyword in _DELAYS), None)
    if arg is None or (isinstance(arg.value, Const) and not arg.value.value):
        return Confidence.HIGH
    brief = isinstance(arg.value, Const) and isinstance(arg.value.value, int | float) and arg.value.value < _SOON
    return Confidence.MEDIUM if brief else Confidence.LOW


def by_subject(flow: Flow, call: Call, fact: Fact) -> Confidence:
    """High where what is sent names something that was written; low where a helper sends before it writes anything, and
    what it sends names nothing of that."""
    if fact.wrote is not call and _names(call) & _written(flow.world, flow.function):
        return Confidence.HIGH
    sending = list(_sending(flow.world, flow.function, flow.meaning(call), call))
    if fact.wrote is call and any(_names(sent) & _written(flow.world, function) for function, sent in sending):
        return Confidence.HIGH
    first = fact.wrote in (None, call) and all(_is_first(flow.world, function, sent) for function, sent in sending)
    return Confidence.LOW if first and flow.meaning(call).function is not None else Confidence.MEDIUM


def _is_first(world: World, function: Function, sent: Call) -> bool:
    """Whether a function writes, and nothing before it sends."""
    meanings = world.meanings(world.scope(function))
    writing = [call for call in function.program.calls if is_write(meanings(call))]
    calls = function.program.calls
    return bool(writing) and all(calls.index(call) > calls.index(sent) for call in writing)


def _sending(
    world: World, function: Function, m: Meaning, call: Call, depth: int = 0
) -> Iterator[tuple[Function, Call]]:
    """The calls that send, each with the function that it stands in: the call itself, or those that it leads to."""
    if m.effect:
        yield function, call
    elif m.function is not None and depth < _DEPTH:
        ref: FunctionRef = m.function
        meanings = world.meanings(world.scope(ref.function, ref.instance if ref.function.receiver else None))
        for inner in leading(world, ref, meanings, "effect"):
            yield from _sending(world, ref.function, meanings(inner), inner, depth + 1)


def _written(world: World, function: Function) -> set[str]:
    """The names of what a function writes, or hands to those of the project that do."""
    meanings = world.meanings(world.scope(function))
    found: set[str] = set()
    for call in function.program.calls:
        m = meanings(call)
        effects = world.effects(m.function) if m.function is not None else None
        makes = call.name in _MAKES and call.receiver.rpartition(".")[2][:1].isupper()
        if not (makes or is_write(m)) and not (effects is not None and any(e.writes for e in effects.on.values())):
            continue
        found |= {call.target.partition(".")[0], call.receiver.partition(".")[0]}
        if call.name in _MAKES and call.receiver.rpartition(".")[2] not in ("session", "db"):
            continue
        found |= _names(call)
    found |= {bind.target.partition(".")[0] for bind in function.program.binds if "." in bind.target}
    return {name for name in found if name and not name.startswith("%")}


def _names(call: Call) -> set[str]:
    """The names in a call, those of classes and of the called function itself left out."""
    return {
        node.value
        for arg in (*call.node.args, call.node.func)
        for node in walk(arg)
        if isinstance(node, cst.Name) and not node.value[:1].isupper() and node is not call.node.func
    } - {"None", "session", "db", call.name}
