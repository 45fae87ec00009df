"""The machine that also remembers where handles end, and where they are lost sight of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.flow.interpret import Frame
from txlint.flow.program import Way
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Handle, Record, Trail
from txlint.resource.flow import Flow, analyse_flow
from txlint.resource.meaning import Meanings
from txlint.resource.raises import Catcher
from txlint.resource.transactions import Transactions
from txlint.resource.values import Scope
from txlint.resource.world import World
from txlint.tree.events import Manager
from txlint.tree.index import Function


class Traced(Transactions):
    """Keeps, by handle, the events in the order in which they were met first."""

    escapes: dict[Handle, dict[Any, None]]
    """What gave it to another owner."""
    closes: dict[Handle, dict[Any, None]]
    """What closed it or gave it back."""
    ends: dict[Handle, dict[Any, None]]
    """What ended its transaction."""

    def step(self, fact: Fact, trail: Trail, event: Any, frame: Frame) -> Iterator[Move]:
        for move in super().step(fact, trail, event, frame):
            self._note(fact, move[1], event)
            yield move

    def leave(self, fact: Fact, trail: Trail, manager: Manager, way: Way, frame: Frame) -> Iterator[Move]:
        for move in super().leave(fact, trail, manager, way, frame):
            self._note(fact, move[1], manager)
            yield move

    def _note(self, before: Fact, after: Fact, event: Any) -> None:
        handle = before.handle or after.handle
        if handle is None:
            return
        if after.res != before.res and after.res in ("escaped", "closed"):
            table = self.escapes if after.res == "escaped" else self.closes
            table.setdefault(handle, {}).setdefault(event)
        if before.is_open and not after.is_open:
            self.ends.setdefault(handle, {}).setdefault(event)


def trace(function: Function, world: World) -> tuple[Flow, Traced]:
    """A function interpreted as for reporting, and the machine that saw it."""
    found: list[Traced] = []

    def make(scope: Scope, meanings: Meanings, catcher: Catcher, record: Record) -> Traced:
        machine = Traced(scope, meanings, catcher, record)
        machine.escapes, machine.closes, machine.ends = {}, {}, {}
        found.append(machine)
        return machine

    return analyse_flow(function, world, make=make), found[0]
