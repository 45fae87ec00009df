"""What callers do about a transaction that a function leaves open on a connection which they hand it.

A caller that ends it makes the report on the function less sure, one that leaves it open as well makes it surer. Only
a run over a whole project asks; a report never comes or goes by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from txlint.flow.interpret import Frame
from txlint.flow.program import ORDINARY, Way
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Handle, Record, Trail
from txlint.resource.flow import Flow, analyse_flow
from txlint.resource.held import FunctionRef
from txlint.resource.leaks import Leak, transaction_leaks
from txlint.resource.meaning import Meanings
from txlint.resource.raises import Catcher
from txlint.resource.transactions import Transactions
from txlint.resource.values import Scope
from txlint.resource.world import World
from txlint.rules._calls import run_by
from txlint.rules._reached import reached_calls
from txlint.rules._transactions import codes_of
from txlint.tree.events import Call
from txlint.tree.index import Function


class Left(NamedTuple):
    """A transaction that a function leaves open on a handle that it was given."""

    code: str
    leak: Leak
    ways: tuple[Way, ...]
    """How the function is left then."""


class Said(NamedTuple):
    """What one caller does about it."""

    left: Left
    callee: Function
    call: Call
    end: Any
    """The event that ends it, None where it stays open in the caller, too."""


@dataclass
class Callers:
    """Asks the functions of one module, which look at the same callees again and again."""

    world: World
    _left: dict[Function, list[Left]] = field(default_factory=dict)

    def said(self, flow: Flow) -> Iterator[Said]:
        """What a function does about each transaction that those leave open whom it calls."""
        ends = any(call.name in ("commit", "rollback") for call in flow.function.program.calls)
        for call, reached in reached_calls(flow):
            ref = run_by(flow, call)
            if ref is None or not (ends or self._begins(ref)):
                continue
            for left in self._left_by(ref):
                root, dot, rest = left.leak.handle.path.partition(".")
                path = flow.meaning(call).arguments.get(root, "") + dot + rest
                for handle in {r.fact.handle for r in reached if r.fact.handle is not None and path in r.fact.names}:
                    said = _said(flow, call, handle, left, ref.function)
                    if said is not None:
                        yield said

    def _left_by(self, ref: FunctionRef) -> list[Left]:
        function = ref.function
        if function not in self._left:
            self._left[function] = []
            if function.node is not None and self.world.speaks(function) and (self._begins(ref) or function.receiver):
                self._left[function] = list(_left(analyse_flow(function, self.world, ref.instance)))
        return self._left[function]

    def _begins(self, ref: FunctionRef) -> bool:
        """Whether it begins a transaction at all: most functions do not, and need not be run."""
        meanings = self.world.meanings(self.world.scope(ref.function, ref.instance if ref.function.receiver else None))
        return any(
            m.kind == "begin" or (m.method is not None and m.method.role == "begin")
            for m in map(meanings, ref.function.program.calls)
        )


def _left(flow: Flow) -> Iterator[Left]:
    if flow.gave_up:
        return
    params = {p.name.value for p in flow.function.params}
    for leak in transaction_leaks(flow):
        root, _, name = leak.handle.path.partition(".")
        given = leak.handle.owner == "borrowed" and root in params and leak.explicit
        # What an object keeps openly may be ended by whoever uses the object.
        shown = leak.handle.owner == "shared" and root == flow.function.receiver and not name.startswith("_")
        if given or shown:
            for code, kinds in codes_of(flow, leak):
                ways = ORDINARY if kinds == ("ordinary",) else (Way.ERROR,) if leak.errors else (Way.CANCEL,)
                yield Left(code, leak, ways)


class _Assuming(Transactions):
    """The machine of a caller that takes a called function for leaving a transaction open."""

    call: Call
    path: str
    ways: tuple[Way, ...]
    ended: dict[Any, None]
    """The events that ended it."""

    def step(self, fact: Fact, trail: Trail, event: Any, frame: Frame) -> Iterator[Move]:
        for way, after, step in super().step(fact, trail, event, frame):
            if event is self.call and way in self.ways and after.handle is not None and self.path in fact.names:
                yield way, after._replace(tx="open", begun=event, explicit=True), step
                continue
            if fact.begun is self.call and fact.is_open and not (after.is_open and after.begun is self.call):
                self.ended.setdefault(event)
            yield way, after, step

    def leave(self, fact: Fact, trail: Trail, manager: Any, way: Way, frame: Frame) -> Iterator[Move]:
        for move in super().leave(fact, trail, manager, way, frame):
            if fact.begun is self.call and fact.is_open and not move[1].is_open:
                self.ended.setdefault(manager)
            yield move


def _said(flow: Flow, call: Call, handle: Handle, left: Left, callee: Function) -> Said | None:
    """None where it cannot be told: the handle is somebody else's here, too, or goes where it is not followed."""
    machines: list[_Assuming] = []
    ways = left.ways if left.ways != ORDINARY else (Way.NEXT,)

    def make(scope: Scope, meanings: Meanings, catcher: Catcher, record: Record) -> _Assuming:
        machine = _Assuming(scope, meanings, catcher, record)
        machine.call, machine.path, machine.ways, machine.ended = call, handle.path, ways, {}
        machines.append(machine)
        return machine

    assumed = analyse_flow(flow.function, flow.world, flow.scope.instance, make=make)
    if assumed.gave_up:
        return None
    facts = [
        fact
        for fact in assumed.exits()
        if fact.handle is not None
        and fact.handle.origin is handle.origin
        and (handle.origin is not None or fact.handle.entry_path == handle.entry_path)
    ]
    stays = [fact for fact in facts if fact.begun is call and fact.is_open]
    ended = machines[0].ended
    if not stays:
        return Said(left, callee, call, next(iter(ended))) if ended else None
    if handle.owner == "borrowed" or any(fact.res == "escaped" for fact in facts):
        return None
    return Said(left, callee, call, None)
