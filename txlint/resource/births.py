"""Births: the calls that make a handle known, and when it holds something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from txlint.finding import Confidence
from txlint.flow.program import Way
from txlint.resource.blocks import begun_by_hand
from txlint.resource.errors import Move
from txlint.resource.fact import Fact, Handle, Part, Trail
from txlint.resource.held import External, Obj, Tupled
from txlint.resource.known import holds
from txlint.resource.meaning import Meaning
from txlint.resource.names import Names
from txlint.resource.protocol import shared_by
from txlint.resource.servers import speaks_postgres
from txlint.resource.sources import ended_with_source, joined_elsewhere
from txlint.tree.code import code_of
from txlint.tree.events import Call, Manager, Path


class Births(Names):
    """The part of the machine that makes handles from the zero fact."""

    handles: dict[Any, Handle]

    def _born(self, fact: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move]:
        if not m.noreturn:
            yield Way.NEXT, fact, trail
        for raised in self._exceptions(m):
            yield self._error(fact, trail, raised, call)
        if m.made is not None and not m.noreturn:
            made = self._new(fact, call, m)
            if made is not None:
                yield Way.NEXT, made, ("acquire", call, trail)

    def _new(self, zero: Fact, call: Call, m: Meaning) -> Fact | None:
        """The fact of a handle that a call makes known."""
        obj = m.made
        assert obj is not None
        kind = obj.type.kind
        if kind in ("module", "factory", "cursor") or (
            kind == "transaction" and m.obj is not None and m.obj.type.kind in ("connection", "session")
        ):
            return None
        if (kind == "pool" and not obj.owned) or (kind == "engine" and not obj.owned):
            return None
        if m.function is not None and m.function.function.is_manager:
            return None
        handle = self.handles.get(call)
        if handle is None:
            method = obj.method if m.function is None or _unentered(obj) else None
            exit_ = replace(obj, method=method).leaving
            sharing = shared_by(self.scope, obj) if not obj.owned else None
            if sharing is not None and obj.confidence is not Confidence.HIGH and begun_by_hand(self.scope, obj.type):
                # Who begins by hand has switched the driver's own begins off, where it was made.
                obj = replace(obj, begins="never")
            if obj.owned and (joined_elsewhere(self.scope, call, obj) or ended_with_source(self.scope, call)):
                obj = replace(obj, owned=False)
            handle = self.handles[call] = Handle(
                type=obj.type,
                owner="own" if obj.owned else "borrowed" if sharing is None else "shared",
                path=m.kept or self._named(call, m),
                begins=obj.begins or obj.type.begins,
                origin=call,
                exit=exit_,
                pooled=obj.pooled,
                confidence=obj.confidence if sharing is None else obj.confidence.at_most(Confidence.MEDIUM),
                custom=obj.custom,
                method=method,
                protocol=sharing or frozenset(),
                aborts=obj.aborts or speaks_postgres(self.scope, obj.type),
                endures=obj.endures,
            )
        if m.wraps:
            handle.wraps = m.wraps
            return self._opened(zero._replace(handle=handle, names=frozenset([f"{call.result}.{m.wraps}"])), call)
        if handle.owner != "own":
            return zero._replace(handle=handle, names=frozenset([call.result]))
        if m.kept:
            kept = zero._replace(handle=handle, names=frozenset([m.kept]), marks=zero.marks | {"stored", "balanced"})
            return self._opened(kept, call)
        fact = zero._replace(handle=handle, names=frozenset([call.result + m.item]), res="open")
        if m.item:
            fact = fact._replace(parts=self._given_beside(call))
        if obj.closing:
            part = Part(call.result, "closing", obj.type.id, call)
            fact = fact._replace(names=frozenset([f"{call.result}.thing"]), parts=frozenset([part]))
        if self._is_pending(m):
            return fact._replace(res="pending")
        return self._opened(fact, call)

    def _given_beside(self, call: Call) -> frozenset[Part]:
        """Cursors that a function gives together with their connection."""
        held = self.scope.path(call.result)
        items = held.items if isinstance(held, Tupled) else ()
        return frozenset(
            Part(f"{call.result}[{n}]", "cursor", item.type.id, call)
            for n, item in enumerate(items)
            if isinstance(item, Obj) and item.type.kind == "cursor"
        )

    def _named(self, call: Call, m: Meaning) -> str:
        return call.target or self._entered_as(call.result) or self._unpacked_as(call, m) or call.callee

    def _unpacked_as(self, call: Call, m: Meaning) -> str:
        given = Path(call.result + m.item)
        return next((b.target for b in self.program.binds if m.item and b.value == given), "")

    def _given_again(self, fact: Fact, call: Call, m: Meaning) -> bool:
        """Whether the call gives what it gave before: `QSqlDatabase.database("orders")` lends the same each time."""
        handle = fact.handle
        if handle is None or handle.owner == "own" or not isinstance(handle.origin, Call) or m.made is None:
            return False
        return not m.made.owned and handle.origin is not call and code_of(handle.origin.node) == code_of(call.node)

    def _entered_as(self, result: str) -> str:
        """The name that `with` gives to what a call made, straight or through `closing()`."""
        for call in self.program.calls:
            m = self.meaning(call)
            if (
                m.wrapper is not None
                and m.wrapper.effect in ("close", "aclose", "pass")
                and call.args
                and call.args[0].value == Path(result)
            ):
                return call.target or self._entered_as(call.result)
        return next((i.target for i in self.program.managers if i.value == Path(result)), "")

    def _is_pending(self, m: Meaning) -> bool:
        return m.made is not None and _is_pending(m, _forms(m), m.call)

    def _opened(self, fact: Fact, event: Any) -> Fact:
        handle = fact.handle
        assert handle is not None
        if handle.type.lazy:
            unbound = isinstance(event, Call) and handle.type.unbound and holds(event, handle.type.unbound)
            return fact._replace(res="none" if unbound else "lazy")
        fact = fact._replace(res="open")
        if handle.type.kind == "transaction":
            return fact._replace(tx="open", begun=event, explicit=True)
        if handle.begins == "always":
            return fact._replace(tx="open", begun=event)
        return fact

    def call_of(self, manager: Manager) -> Call | None:
        """The call whose result is entered."""
        if isinstance(manager.value, Path):
            return self.scope.calls.get(manager.value.text)
        return None

    def meaning_of(self, manager: Manager) -> Meaning | None:
        call = self.call_of(manager)
        return self.meaning(call) if call is not None else None


def _forms(m: Meaning) -> tuple[str, ...]:
    if m.producer is not None:
        return m.producer.form
    if m.made is not None and m.made.method is not None and m.function is None:
        return m.made.method.form
    return ()


def _is_pending(m: Meaning, forms: tuple[str, ...], call: Call) -> bool:
    """Whether the call alone has not acquired anything yet."""
    assert m.made is not None
    if call.awaited:
        return False
    if m.function is not None:
        return m.function.function.is_async
    if set(forms) & {"await_handle", "awaitable", "awaitable_or_context", "async_context"}:
        return True
    if m.producer is not None and m.producer.bare == "nothing":
        return True
    method = m.made.method
    if method is not None:
        return method.bare == "nothing" or method.await_ == "yes" or forms == ("context",)
    if forms and set(forms) <= {"context", "decorator"}:
        return True
    if isinstance(m.callee, External) and not m.made.type.lazy and m.made.type.is_async and m.producer is None:
        return False
    return False


def _unentered(obj: Obj) -> bool:
    """A block that a function of the project returns for its caller to enter."""
    return (
        not obj.entered
        and obj.method is not None
        and obj.method.bare == "nothing"
        and (set(obj.method.form) <= {"context", "async_context"})
    )
