"""Exceptions: which ways out a call has, which clause takes them, and what they leave of a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.flow.interpret import Catch, Frame
from txlint.flow.program import Handler, Way
from txlint.resource.binding import arguments_of, given_truths
from txlint.resource.fact import Fact, Raised, Record, Trail, over
from txlint.resource.guards import Guards
from txlint.resource.held import ClassRef
from txlint.resource.meaning import Meaning, Meanings
from txlint.resource.paths import with_guard
from txlint.resource.raises import Catcher
from txlint.resource.results import CACHED
from txlint.resource.servers import only_where_endured
from txlint.resource.statements import only_reads
from txlint.resource.summary import Effects
from txlint.resource.swallowing import after_catching
from txlint.tree.events import Call, RaiseNew, around
from txlint.tree.nodes import named_types

Move = tuple[Way, Fact, Trail]


class Errors(Guards):
    """The part of the machine that raises and catches."""

    meaning: Meanings
    catcher: Catcher
    record: Record
    kept_errors: frozenset[str]
    """Names whose truth matters once they are copied: `failure = error`, tested after the clause."""

    def _error(self, fact: Fact, trail: Trail, raised: Raised, event: Any) -> Move:
        way = Way.CANCEL if raised.kind in ("cancel", "exit") else Way.ERROR
        return way, fact._replace(exc=(*fact.exc, raised)), ("raise", event, trail)

    def raised(self, fact: Fact, trail: Trail, event: Any, frame: Frame) -> Iterator[Move]:
        if fact.exc and fact.spoiled is not None:
            # What a handler passes on is not swallowed.
            fact = fact._replace(spoiled=None)
        if event is None:
            if not fact.exc:
                yield self._error(fact, trail, Raised("any"), event)
                return
            yield self._again(fact, fact.exc[-1], trail)
            return
        assert isinstance(event, RaiseNew)
        kind: Any = "named" if event.name else "any"
        if event.name and event.name[0].islower() and "." not in event.name and fact.exc:
            # `except E as exc: … raise exc`: the same exception goes on, or that of a handler further out.
            top = next((r for r in reversed(fact.exc) if event.name in r.bound), fact.exc[-1])
            yield self._again(fact, top, ("raise", event, trail))
            return
        if event.name in ("SystemExit", "KeyboardInterrupt"):
            kind = "exit"
        yield self._error(fact, trail, Raised(kind, event.name), event)

    def _again(self, fact: Fact, handled: Raised, trail: Trail) -> Move:
        """An exception that is being handled is raised again; where `except*` made a group of it, as that group."""
        if handled.group == "wrapped":
            fact = fact._replace(exc=(*fact.exc, handled._replace(group="group")))
        elif handled is not fact.exc[-1]:
            fact = fact._replace(exc=(*fact.exc, handled))
        return (Way.CANCEL if handled.kind in ("cancel", "exit") else Way.ERROR), fact, trail

    def catches(self, fact: Fact, handler: Handler) -> Catch:
        assert fact.exc
        return self.catcher.verdict(_leaf(fact.exc[-1], handler), handler.types)

    def missed(self, fact: Fact, handler: Handler) -> Fact:
        return fact._replace(exc=(*fact.exc[:-1], self.catcher.missed(fact.exc[-1], handler.types)))

    def caught(self, fact: Fact, trail: Trail, handler: Handler) -> tuple[Fact, Trail]:
        fact = self._swallowed(fact, trail, handler.info, handler.types)
        raised = fact.exc[-1]
        if not raised.group or handler.star:
            raised = self.catcher.caught(_leaf(raised, handler), handler.types)._replace(group=raised.group)
        if handler.star and not raised.group:
            raised = raised._replace(group="wrapped")
        if handler.name:
            raised = raised._replace(bound=raised.bound | {handler.name})
            fact = self._forget_guards(fact, handler.name)
            if handler.name in self.kept_errors:
                fact = fact._replace(guards=with_guard(fact.guards, handler.name, "T"))
        return fact._replace(exc=(*fact.exc[:-1], raised)), ("caught", handler.info, trail)

    def _swallowed(self, fact: Fact, trail: Trail, place: Any, types: tuple[str, ...] | None) -> Fact:
        """Notes which facts a handler or `suppress` catches, and blames it for what it leaves behind."""
        if fact.handle is None:
            return fact
        self.record.swallowed.setdefault(place, []).append((fact, trail))
        return after_catching(fact, place, types, self.catcher)

    def settle(self, fact: Fact, depth: int) -> Fact:
        return fact._replace(exc=(*fact.exc[:depth], fact.exc[-1])) if len(fact.exc) > depth + 1 else fact

    def unwind(self, fact: Fact, depth: int) -> Fact:
        return fact._replace(exc=fact.exc[:depth]) if len(fact.exc) > depth else fact

    def _exceptions(self, m: Meaning) -> tuple[Raised, ...]:
        if m.function is not None:
            effects = self._effects(m)
            cancels = tuple(r for r in m.raises if r.kind == "cancel" and effects is not None and effects.awaits)
            if effects is not None and (effects.silent or effects.raises):
                return (*sorted(effects.raises), *cancels)
            if self.scope.world.only_assigns(m.function.function, m.function.instance):
                return ()
            if m.function.function.has_decorator(*CACHED) and not m.call.args and self._called_before(m):
                return ()
        if m.noreturn == "error":
            return (Raised("any"),)
        if isinstance(m.callee, ClassRef) and self.scope.world.made_quietly(m.callee.cls):
            return ()
        return m.raises

    def _called_before(self, m: Meaning) -> bool:
        """Whether the function has been called further up: what is cached is given again without a fail."""
        calls = self.scope.function.program.calls
        return any(call.callee == m.call.callee for call in calls[: calls.index(m.call)])

    def effects_for(self, fact: Fact, m: Meaning) -> Effects | None:
        """What a called function does, by what the fact and the call say about arguments that it tests."""
        effects = self._effects(m)
        if effects is None or not effects.asks or m.function is None:
            return effects
        given = given_truths(m.function.function, m.call, effects.asks, lambda path: _truth(fact, path))
        return (self.scope.world.effects(m.function, given) or effects) if given else effects

    def _effects(self, m: Meaning) -> Effects | None:
        if m.effects is None and m.function is not None:
            m.effects = self.scope.world.effects(m.function)
            if m.effects is not None:
                m.arguments = arguments_of(m)
        return m.effects

    def _moves(self, after: Fact, failed: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move]:
        if not m.noreturn:
            yield Way.NEXT, after, trail
        queries = failed.handle is not None and failed.wrote is None and only_reads(m.kind, m.text)
        for raised in self._exceptions(m):
            if queries and raised.kind == "db":
                # A query breaks no constraint, unless it sends first what was written before.
                raised = raised._replace(without=raised.without | self.catcher.constraints)
            yield self._error(_cancelled(failed) if raised.kind == "cancel" else failed, trail, raised, call)

    def _spoiled(self, fact: Fact, call: Call | None = None) -> Fact:
        """The fact after a statement failed: some servers abort the transaction. With the call that sent it, its branch
        may be for one that does not."""
        handle = fact.handle
        assert handle is not None
        if fact.tx != "open":
            return fact
        if (
            handle.loses
            or handle.type.swallowed == "raise"
            or (handle.type.swallowed_after_flush_error == "raise" and not (handle.endures and fact.wrote is None))
        ) and not (call is not None and only_where_endured(call.context)):
            # What an earlier clause passed over has not aborted it: the one that catches this error has to answer.
            return fact._replace(tx="aborted", spoiled=None)
        return fact

    def _awaits_refusal(self, call: Call) -> bool:
        """Whether a clause of the `try` round a call is for errors of a database by name: then it sends statements."""
        inner = next((c for c in around(call.context) if c.kind == "try" and c.node.handlers), None)  # type: ignore[attr-defined]
        return inner is not None and any(
            self.catcher.is_of_a_database(name)
            for clause in inner.node.handlers  # type: ignore[attr-defined]
            for name in named_types(clause) or ()
        )


def shows_kept(m: Meaning) -> bool:
    """Whether a function of the project only shows the pool or engine that it keeps: where something of it is in use,
    it is there already, so `get_pool().putconn(conn)` gives back."""
    return m.function is not None and m.made is not None and not m.made.owned and m.made.type.kind in ("pool", "engine")


def _cancelled(fact: Fact) -> Fact:
    """The fact after a call of its handle was cancelled while it waited for the server."""
    if fact.handle is None or fact.handle.type.cancelled != "ended":
        return fact
    ended = over(fact)
    return ended._replace(res="closed") if fact.handle.type.kind == "transaction" and fact.res == "open" else ended


def _truth(fact: Fact, path: str) -> str | None:
    return "T" if path in fact.names else fact.guard(path)


def _leaf(raised: Raised, handler: Handler) -> Raised:
    """What a handler looks at: `except*` looks into groups."""
    return raised._replace(group="") if handler.star and raised.group else raised
