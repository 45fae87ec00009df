"""Leaving a block: what a context manager's exit does to a handle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.apis.model import Exit
from txlint.flow.interpret import Catch, Frame
from txlint.flow.program import RAISED, Way
from txlint.resource.binding import NOTHING_GIVEN, given_truths, nothing_known
from txlint.resource.decorators import block_transaction
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Handle, Raised, Trail, over
from txlint.resource.held import Instance, Managed, Obj
from txlint.resource.roles import Roles
from txlint.resource.summary import Effect, ManagerEffects
from txlint.tree.events import Call, Manager, Path
from txlint.tree.nodes import dotted

_UNKNOWN_EXIT = Exit(then="close")
_CLOSING = Exit(ok="rollback", error="rollback", then="close")


class Exits(Roles):
    """The part of the machine that leaves blocks."""

    def managed_by(self, manager: Manager) -> ManagerEffects | None:
        """What a manager of the project does: a generator function, or a class with `__enter__` and `__exit__`."""
        m = self.meaning_of(manager)
        world = self.scope.world
        if m is not None and m.function is not None and m.function.function.is_manager:
            function = m.function.function
            tested = frozenset(p.name.value for p in function.params if function.program.tested[p.name.value])
            given = given_truths(function, m.call, tested, nothing_known) if tested else NOTHING_GIVEN
            return world.manager_effects(m.function, given)
        held = self.scope.value(manager.value)
        if isinstance(held, Managed):
            return world.manager_effects(held.ref)
        if isinstance(held, Instance):
            return world.class_manager_effects(held.cls, manager.asynchronous)
        return None

    def _paths(self, manager: Manager, effects: ManagerEffects, path: str) -> str:
        """A path of the manager's function or object as this function names it."""
        root, _, rest = path.partition(".")
        base = effects.argument(self.meaning_of(manager), root)
        if base is None and isinstance(manager.value, Path):
            base = manager.value.text if effects.receiver == root else None
        if base is None:
            return path if path.startswith("@") else ""
        return f"{base}.{rest}" if rest else base

    def _exit(self, handle: Handle, manager: Manager) -> Exit | None:
        exit_ = handle.exit
        for call in self._calls_behind(manager):
            method = self.meaning(call).method
            if method is not None and method.returns == "self" and method.exit is not None:
                # A registry cannot be entered; what calling it gives can.
                return method.exit
        if isinstance(handle.origin, Manager) and handle.origin is not manager and not handle.custom:
            # `with get_connection() as conn: with conn:`: the inner block is the connection's own.
            exit_ = handle.type.exit
        return exit_ if exit_ is None or exit_.supported else None

    def _calls_behind(self, manager: Manager) -> Iterator[Call]:
        """The calls whose result a block enters, by itself or by the name that was given it."""
        text = manager.value.text if isinstance(manager.value, Path) else ""
        for value in (manager.value, *self.scope._binds.get(text, ())):
            call = self.scope.calls.get(value.text) if isinstance(value, Path) else None
            if call is not None:
                yield call

    def leave(self, fact: Fact, trail: Trail, manager: Manager, way: Way, frame: Frame) -> Iterator[Move]:
        if way in RAISED:
            swallowed = self._swallows(fact, manager)
            if swallowed is not Catch.NEVER:
                inner = next(iter(self._left(fact, trail, manager, way)))
                after = inner[1]
                if self._suppresses(manager):
                    after = self._swallowed(after, trail, manager, self._suppressed(manager))
                calm = after._replace(exc=after.exc[: frame.depth])
                yield Way.NEXT, calm, ("swallowed", manager, inner[2])
                if swallowed is Catch.ALWAYS:
                    return
                if self._suppresses(manager):
                    missed = self.catcher.missed(fact.exc[-1], self._suppressed(manager))
                    fact = fact._replace(exc=(*fact.exc[:-1], missed))
        yield from self._left(fact, trail, manager, way)

    def _suppresses(self, manager: Manager) -> bool:
        """Whether the manager is `contextlib.suppress` or its like."""
        m = self.meaning_of(manager)
        return m is not None and m.wrapper is not None and m.wrapper.effect == "swallow"

    def _suppressed(self, manager: Manager) -> tuple[str, ...]:
        """The classes that `suppress` names."""
        call = self.call_of(manager)
        return tuple(dotted(a.node) or "?" for a in call.args) if call is not None else ()

    def _swallows(self, fact: Fact, manager: Manager) -> Catch:
        m = self.meaning_of(manager)
        if m is not None and self._suppresses(manager) and fact.exc:
            return self.catcher.verdict(fact.exc[-1], self._suppressed(manager))
        effects = self.managed_by(manager)
        if effects is not None and effects.swallows:
            return Catch.MAYBE
        return Catch.NEVER

    def _left(self, fact: Fact, trail: Trail, manager: Manager, way: Way) -> Iterator[Move]:
        handle = fact.handle
        if handle is None:
            yield from self._passed_by(fact, trail, manager, way)
            return
        if any(m is manager for m, _ in fact.managed) or manager.result in fact.names:
            self.record.left.append((manager, fact, trail, way))
        if way in RAISED and fact.is_open and self._nested(fact, handle, manager):
            yield way, _rolled_back_to_savepoint(fact), trail
            return
        effects = self.managed_by(manager)
        made_there = handle.origin is manager or handle.origin is self.call_of(manager)
        if effects is not None and (handle.wraps or not made_there):
            yield from self._left_project(fact, trail, manager, way, effects)
            return
        # By what was entered: the block may have bound its name again.
        if manager.result in fact.names or handle.origin is manager:
            closing = any(p.path == manager.result and p.kind == "closing" for p in fact.parts)
            exit_ = _CLOSING if closing else self._exit(handle, manager)
            if exit_ is None:
                if handle.origin is manager or handle.owner == "borrowed":
                    exit_ = _UNKNOWN_EXIT
                elif handle.exit is not None and not handle.exit.supported:
                    exit_ = Exit()
                else:
                    exit_ = _UNKNOWN_EXIT
            elif handle.custom and handle.type.kind == "session" and exit_ is not None and exit_.ok == "rollback":
                exit_ = Exit(ok="commit", error="rollback", then=exit_.then)
            yield from self._apply_exit(fact, trail, manager, way, exit_)
            return
        part = next((p for p in fact.parts if p.path == manager.result), None)
        if part is None:
            yield from self._passed_by(fact, trail, manager, way)
            return
        after = unmanaged(fact, manager)
        if part.kind == "factory":
            yield way, after, trail
            return
        if part.kind in ("savepoint", "pending_savepoint"):
            yield way, _rolled_back_to_savepoint(after) if way in RAISED else after, trail
            return
        model = self.scope.models.types.get(part.type)
        exit_ = model.exit if model is not None else None
        if part.kind == "closing":
            exit_ = _CLOSING
        if exit_ is None:
            yield way, after, trail
            return
        if part.kind in ("cursor", "result"):
            exit_ = Exit(ok=exit_.ok, error=exit_.error, then="open")
        yield from self._apply_exit(after, trail, manager, way, exit_)

    def _passed_by(self, fact: Fact, trail: Trail, manager: Manager, way: Way) -> Iterator[Move]:
        """A block of another handle is left: its commit may raise."""
        yield way, fact, trail
        library = "" if way in RAISED else self._commits_on_exit(manager)
        if library:
            inner = fact.handle is not None and self._nested(fact, fact.handle, manager)
            yield self._error(fact, trail, Raised("db", "undone") if inner else Raised("db", library), manager)
            if manager.asynchronous:
                yield self._error(fact, trail, Raised("cancel"), manager)

    def _commits_on_exit(self, manager: Manager) -> str:
        """The library whose handle commits when the block is left, "" where none does."""
        m = self.meaning_of(manager)
        held = self.scope.value(manager.value)
        if not isinstance(held, Obj) or (m is not None and m.wrapper is not None):
            return ""
        exit_ = held.leaving
        return held.type.library if exit_ is not None and exit_.supported and exit_.ok == "commit" else ""

    def _concerns(self, fact: Fact, manager: Manager) -> bool:
        """Whether the manager is the handle itself, or was made from it."""
        paths = {manager.result, manager.value.text if isinstance(manager.value, Path) else manager.result}
        return bool(paths & fact.names) or any(p.path in paths for p in fact.parts)

    def _nested(self, fact: Fact, handle: Handle, manager: Manager) -> bool:
        """Whether the manager is a block of the same library inside the handle's: a savepoint of its transaction."""
        call = self.call_of(manager)
        if call is None or handle.origin in (call, manager) or self._concerns(fact, manager):
            return False
        if fact.begun is call or fact.begun is manager:
            # The block of the project's manager is the transaction itself.
            return False
        on = self.meaning(call).obj
        if handle.owner == "own" and on is not None and on.type.kind == "connection":
            # All names of what was acquired here are known: the block is begun on another connection.
            return False
        made = block_transaction(self.scope, manager)
        return (
            made is not None
            and made.library == handle.library
            and made.begins_at == "enter"
            and handle.type.kind in ("transaction", "module", "connection")
        )

    def _left_project(
        self, fact: Fact, trail: Trail, manager: Manager, way: Way, effects: ManagerEffects
    ) -> Iterator[Move]:
        after = unmanaged(fact, manager)
        table = effects.error if way in RAISED else effects.ok
        for inner, effect in table.items():
            if self._paths(manager, effects, inner) in fact.names:
                after = self._by_effect(after, effect, manager)
        if way in RAISED:
            for inner in effects.left_open:
                if fact.is_open and self._paths(manager, effects, inner) in fact.names:
                    # What the manager begins and ends after success only is its own defect, and told there.
                    after = over(after)
        if fact.handle is not None and fact.handle.origin is manager:
            if fact.handle.exit is not None and isinstance(self.scope.value(manager.value), Managed):
                yield from self._apply_exit(fact, trail, manager, way, fact.handle.exit)
                return
            after = over(after)._replace(names=frozenset(), parts=frozenset())
        yield way, after, trail

    def _by_effect(self, fact: Fact, effect: Effect, event: Any) -> Fact:
        """What a summarised part of a manager does to a handle, raising apart."""
        if effect.closes:
            return self._closed_by(fact, effect, event)
        if effect.ends:
            return over(fact)
        if effect.begins and not fact.is_open:
            return fact._replace(tx="open", begun=event, explicit=True)
        return fact

    def _closed_by(self, fact: Fact, effect: Effect, event: Any) -> Fact:
        """The fact once a function of the project has closed its handle, which may have committed before."""
        closed = self._close(fact, event)
        return closed._replace(lost=fact.lost) if effect.commits else closed

    def _apply_exit(self, fact: Fact, trail: Trail, manager: Manager, way: Way, exit_: Exit) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        raised = way in RAISED
        end = exit_.error if raised else exit_.ok
        after = unmanaged(fact, manager)
        lost = fact.lost
        closes = exit_.then in ("close", "release")
        if end == "commit" and not raised and (after.is_open or handle.type.kind == "session"):
            failed = over(after)
            failed = failed._replace(marks=failed.marks | {("block", manager)})
            if closes and failed.res != "none":
                # psycopg skips its close then, but the connection is idle and goes with its last reference.
                failed = failed._replace(res="closed")
            yield self._error(failed, trail, Raised("db", handle.library), manager)
            if manager.asynchronous:
                yield self._error(failed, trail, Raised("cancel"), manager)
        if end != "none" or closes:
            if (
                end != "commit"
                and not raised
                and fact.wrote is not None
                and not fact.auto
                and (fact.is_open or handle.type.kind == "session")
            ):
                lost = lost or fact.wrote
            after = over(after)._replace(lost=lost)
        if exit_.then in ("close", "release") and after.res != "none":
            after = after._replace(res="closed")
        if exit_.then == "end" and handle.type.kind == "transaction":
            after = after._replace(res="closed" if after.res != "none" else "none")
        if handle.origin is manager:
            marks = after.marks | {"given-back"} if closes and exit_ is not _UNKNOWN_EXIT else after.marks
            after = after._replace(names=frozenset(), parts=frozenset(), marks=marks)
        yield way, after, trail


def _rolled_back_to_savepoint(fact: Fact) -> Fact:
    """Whoever catches the error now may go on: the inner block has undone what failed. A session's commit fails by its
    flush, which lies inside; that of a connection is the server's, which leaves nothing to go back to."""
    top = fact.exc[-1]
    undone = top._replace(name="undone") if top.kind in ("db", "any") else top
    session = fact.handle is not None and fact.handle.type.kind == "session"
    sound = fact.tx == "aborted" or (session and fact.tx == "failed")
    return fact._replace(tx="open" if sound else fact.tx, exc=(*fact.exc[:-1], undone))


def unmanaged(fact: Fact, manager: Manager) -> Fact:
    """The fact behind a block; what was ended by hand in it is no matter of the blocks that come."""
    managed = frozenset(m for m in fact.managed if m[0] is not manager)
    marks = (
        fact.marks if managed else frozenset(m for m in fact.marks if not (isinstance(m, tuple) and m[0] == "manual"))
    )
    return fact._replace(managed=managed, marks=marks)
