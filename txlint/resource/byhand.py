"""Blocks entered and left by hand: `manager.__enter__()` and `manager.__exit__(…)` called by their names."""

from __future__ import annotations

from collections.abc import Iterator

from txlint.flow.program import Way
from txlint.resource.contexts import Contexts
from txlint.resource.errors import Move
from txlint.resource.exits import unmanaged
from txlint.resource.fact import Fact, Trail
from txlint.resource.held import ENTERS, LEAVES
from txlint.tree.events import Call, Manager, Path


class ByHand(Contexts):
    """The part of the machine for what calls the two methods of a context manager itself."""

    def _by_hand(self, fact: Fact, trail: Trail, call: Call, receiver: str) -> Iterator[Move] | None:
        """The moves of a fact whose handle, or a part of it, is entered or left by this call; None where none is."""
        if not receiver or call.name not in (*ENTERS, *LEAVES):
            return None
        manager = Manager(
            Path(receiver), call.result, call.target, call.name.startswith("__a"), call.node, call.context
        )
        handle = fact.handle
        assert handle is not None
        if call.name == "__aenter__" and not call.awaited:
            # Whoever awaits it, perhaps with a time limit, knows whether it was entered.
            concerned = receiver in fact.names or any(p.path == receiver for p in fact.parts)
            return iter([(Way.NEXT, self._let_go(fact), trail)]) if concerned else None
        if receiver in fact.names and handle.type.kind != "transaction":
            return (
                self._entered(fact, trail, call, manager) if call.name in ENTERS else self._gone(fact, trail, manager)
            )
        part = next((p for p in fact.parts if p.path == receiver), None)
        if part is None or "." in receiver:
            # What an object keeps is begun by one of its methods and ended by another.
            return self._gone(fact, trail, manager) if call.name in LEAVES and receiver in fact.names else None
        if call.name in ENTERS and part.kind.startswith("pending"):
            return self._begin_part(fact, trail, part, call, call.result)
        model = self.scope.models.types.get(part.type)
        if call.name in ENTERS or model is None or model.exit is None or part.kind != "tx":
            return None
        return self._apply_exit(fact, trail, manager, Way.NEXT, model.exit)

    def _entered(self, fact: Fact, trail: Trail, call: Call, manager: Manager) -> Iterator[Move]:
        for way, after, step in self._enter_handle(fact, trail, manager, call):
            yield way, unmanaged(after, manager), step

    def _gone(self, fact: Fact, trail: Trail, manager: Manager) -> Iterator[Move]:
        assert fact.handle is not None
        exit_ = self._exit(fact.handle, manager) or fact.handle.type.exit
        if exit_ is None:
            yield Way.NEXT, self._close(fact, manager), trail
            return
        yield from self._apply_exit(fact, trail, manager, Way.NEXT, exit_)
