"""The typestate machine: what every event makes of a fact. `step` is its only transfer function for calls; `assume` and
`catches` stand beside it. All database knowledge comes from models, through `Meanings`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from txlint.apis.model import Method
from txlint.flow.interpret import Facts, Frame
from txlint.flow.program import RAISED, Way
from txlint.resource.arguments import Arguments
from txlint.resource.each import closes_each
from txlint.resource.errors import Move, shows_kept
from txlint.resource.fact import ZERO, Fact, Handle, Raised, Reached, Record, Trail, over
from txlint.resource.known import holds
from txlint.resource.meaning import Meaning, Meanings
from txlint.resource.paths import holds_handle, with_guard
from txlint.resource.raises import Catcher
from txlint.resource.roles import switches_on
from txlint.resource.rows import unsent_query
from txlint.resource.stacks import popped
from txlint.resource.values import Scope
from txlint.tree.events import (
    Await,
    Bind,
    Call,
    Capture,
    Const,
    Enter,
    Leave,
    Next,
    Path,
    Return,
    Store,
    Unbind,
    Yield,
    around,
    paths_in,
)

_CAP = 48
_CLOSERS = frozenset(("close", "aclose", "__exit__", "__aexit__"))
_CAP_WITHOUT_HANDLE = 12
"""Where no handle can come to be, guards only tell which ways out there are."""
_ASKS_FOR_ERROR = frozenset(("sys.exc_info", "sys.exception"))


class Transactions(Arguments):
    """Machine for one function."""

    def __init__(self, scope: Scope, meanings: Meanings, catcher: Catcher, record: Record) -> None:
        self.scope = scope
        self.program = scope.function.program
        self.meaning = meanings
        self.catcher = catcher
        self.record = record
        self.relevant = self.program.relevant
        self.kept_errors = frozenset(
            b.value.text for b in self.program.binds if isinstance(b.value, Path) and b.target in self.relevant
        )
        """Names whose truth matters once they are copied: `failure = error`, tested after the clause."""
        self.flags = frozenset(
            b.target for b in self.program.binds if isinstance(b.value, Const) and b.value.value is not None
        )
        self.handles: dict[Any, Handle] = {}
        self.cap = _CAP
        self.gave_up = False
        self.widened = False
        """Guards or ended handles were forgotten, to stay within the cap."""
        self.is_fixture = scope.function.has_decorator("fixture")
        self.is_manager = scope.function.is_manager

    def expects_no_handle(self) -> bool:
        """Whether nothing in the function makes a handle known."""
        born = any(
            (m := self.meaning(call)).made is not None and self._new(ZERO, call, m) is not None
            for call in self.program.calls
        ) or any(
            fact.handle is not None
            for manager in self.program.managers
            for _, fact, _ in self._enter_zero(ZERO, None, manager, self.managed_by(manager))
        )
        self.handles.clear()
        return not born

    def run_cheaply(self) -> None:
        """Follows no more than the ways out, for a function in which no handle comes to be."""
        self.cap = _CAP_WITHOUT_HANDLE

    def step(self, fact: Fact, trail: Trail, event: Any, frame: Frame) -> Iterator[Move]:
        match event:
            case Call():
                return self._call(fact, trail, event, frame)
            case Bind(target, value):
                return iter([(Way.NEXT, self._bind(fact, target, value, event), trail)])
            case Unbind(target):
                return iter([(Way.NEXT, self._forget(fact, target), trail)])
            case Enter(manager):
                return self._enter(fact, trail, manager, frame)
            case Yield():
                return self._yield(fact, trail, event, frame)
            case Return(value):
                self._discards(fact, trail, event, frame)
                return iter([(Way.NEXT, self._give_away(fact, value, "returned"), ("return", event, trail))])
            case Capture(names, target):
                return iter([(Way.NEXT, self._captured(fact, names, target, event), trail)])
            case Store(value, why):
                return iter([(Way.NEXT, self._give_away(fact, value, why), trail)])
            case Leave():
                self._discards(fact, trail, event, frame)
                return iter([(Way.NEXT, fact, trail)])
            case Await():
                return self._await(fact, trail, event, frame)
            case Next():
                return self._next(fact, trail, event, frame)
        raise TypeError(f"unknown event {event!r}")

    def _discards(self, fact: Fact, trail: Trail, event: Any, frame: Frame) -> None:
        """Notes a jump out of a `finally` that runs for an exception, or inside of one that does."""
        if fact.handle is not None and (frame.final in RAISED or (frame.final is not None and fact.exc)):
            self.record.reached.setdefault(event, []).append(Reached(fact, trail, frame.final))

    def widen(self, facts: Facts[Fact]) -> Facts[Fact]:
        """Over the cap: forget guards, those that are asked for least first and those that tell open transactions from
        others last, then handles that have ended; then give the function up."""
        if len(facts) <= self.cap:
            return facts
        self.widened = True
        telling = _telling(facts)
        known = {key for fact in facts for key, _ in fact.guards}
        order = sorted(known, key=lambda key: (key in telling, self.program.tested[key], key))
        # The more guards are forgotten, the fewer facts are left: bisection finds how many have to go.
        n = bisect_left(range(len(order)), True, key=lambda n: len(_without_guards(facts, order[:n])) <= self.cap)
        slim = _without_guards(facts, order[:n])
        if len(slim) > self.cap:
            slim = {f: t for f, t in slim.items() if f.handle is None or f.res != "closed" or f.tx != "none"}
        if len(slim) > 4 * _CAP:
            self.gave_up = True
            slim = {f: t for f, t in slim.items() if f.handle is None}
        return slim

    def _yield(self, fact: Fact, trail: Trail, event: Yield, frame: Frame) -> Iterator[Move]:
        if fact.handle is not None:
            self.record.reached.setdefault(event, []).append(Reached(fact, trail, frame.final))
        hands_over = paths_in(event.value)
        after = fact
        if fact.res == "lazy" and any(p in fact.names or holds_handle(fact, p) for p in hands_over):
            # Whoever receives the session uses it.
            after = fact = fact._replace(res="open", marks=fact.marks | {"handed"})
        if hands_over and not (self.is_manager or self.is_fixture or self._is_dependency(event)):
            after = self._give_away(fact, event.value, "yielded")
        yield Way.NEXT, after, trail
        if self.is_fixture:
            return
        step = ("yield", event, trail)
        if self.is_manager or hands_over or self._is_dependency(event):
            yield self._error(after, step, Raised("any"), event)
        if not self.is_manager or self.scope.function.is_async:
            yield self._error(after, step, Raised("cancel"), event)

    def _is_dependency(self, event: Yield) -> bool:
        """A generator with one yield that hands a value over, resumed by a framework for its teardown."""
        return (
            len(self.program.yields) == 1
            and not any(c.kind == "loop" for c in around(event.context))
            and not event.delegates
        )

    def _await(self, fact: Fact, trail: Trail, event: Await, frame: Frame) -> Iterator[Move]:
        paths = paths_in(event.value)
        base = self._forget(fact, event.result)
        if fact.handle is not None and any(p in fact.names for p in paths):
            after = base
            if fact.res == "pending":
                after = self._opened(base, event)
                yield self._error(base._replace(res="none", names=frozenset()), trail, Raised("any"), event)
            after = after._replace(names=after.names | {event.result})
            yield Way.NEXT, after, trail
            return
        pending = next((p for p in fact.parts if p.path in paths and p.kind.startswith("pending")), None)
        if pending is not None:
            yield from self._begin_part(base, trail, pending, event, event.result)
            return
        coroutine = next((p for p in fact.parts if p.path in paths and p.kind == "coroutine"), None)
        if coroutine is not None:
            yield from self._run(base, trail, coroutine, event)
            return
        yield Way.NEXT, base, trail
        yield self._error(base, trail, Raised("any"), event)
        yield self._error(base, trail, Raised("cancel"), event)

    def _next(self, fact: Fact, trail: Trail, event: Next, frame: Frame) -> Iterator[Move]:
        if isinstance(event.value, Path) and any(name.startswith(f"{event.value.text}[") for name in fact.names):
            # One of several that the loop runs over, each by the name of its target.
            if closes_each(self.scope.function, event.value.text):
                fact = self._close(fact, event)
            elif fact.res in ("open", "pending", "lazy"):
                fact = fact._replace(res="escaped")
        yield Way.NEXT, fact, trail
        concerns = fact.handle is not None and any(
            p in fact.names or any(q.path == p and not getattr(q.event, "awaited", False) for q in fact.parts)
            for p in paths_in(event.value)
        )
        concerns = concerns or unsent_query(self.scope, event.value) in fact.names
        if concerns and fact.handle is not None:
            yield self._error(self._spoiled(fact), trail, Raised("db", fact.handle.library), event)
        elif event.asynchronous:
            yield self._error(fact, trail, Raised("any"), event)
        if event.asynchronous:
            yield self._error(fact, trail, Raised("cancel"), event)

    def _call(self, fact: Fact, trail: Trail, call: Call, frame: Frame) -> Iterator[Move]:
        m = self.meaning(call)
        fact = self._forget(fact, call.result)
        if call.receiver in self.relevant:
            fact = self._filled(fact, call)
        if m.path in _ASKS_FOR_ERROR:
            fact = _told_of_error(fact, call.result)
        if fact.handle is None:
            yield from self._born(fact, trail, call, m)
            return
        if m.interesting:
            self.record.reached.setdefault(call, []).append(Reached(fact, trail, frame.final))
        if self._given_again(fact, call, m):
            fact = fact._replace(names=fact.names | {call.result})
        moves = self._act(fact, trail, call, m)
        if moves is None:
            if m.noreturn != "exit" and m.noreturn != "error":
                yield Way.NEXT, fact, trail
            for raised in () if shows_kept(m) else self._exceptions(m):
                yield self._error(fact, trail, raised, call)
            return
        yield from moves

    def _act(self, fact: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move] | None:
        """The moves of a fact whose handle the call concerns; None where it does not."""
        handle = fact.handle
        assert handle is not None
        receiver, name = m.receiver, m.name
        if (by_hand := self._by_hand(fact, trail, call, receiver)) is not None:
            return by_hand
        if receiver and receiver in fact.names:
            method = handle.type.method(name)
            if (
                method is not None
                and m.method is not None
                and m.method.name == name
                and m.obj is not None
                and m.obj.type.id == handle.type.id
            ):
                method = m.method
            if method is not None and method.when and not holds(call, method.when):
                method = None
            if method is not None:
                return self._role(fact, trail, call, m, method, handle.type, None)
            if switches_on(call, name, handle.type):
                return self._moves(fact._replace(auto=True), fact, trail, call, m)
        part = next((p for p in fact.parts if p.path == receiver), None) if receiver else None
        if part is not None:
            model = self.scope.models.types.get(part.type)
            method = model.method(name) if model is not None else None
            if part.kind == "closing" and name == "pop_all":
                after = popped(fact, self.scope, call)
                return self._moves(after, after, trail, call, m)
            if part.kind == "closing":
                # A stack, or `closing(conn)`: what it is entered on ends with it.
                method = Method(name=name, role="close") if name in _CLOSERS else None
            if method is not None and model is not None:
                return self._role(fact, trail, call, m, method, model, part)
            if part.kind in ("cursor", "result") and name in (
                "fetchone",
                "fetchall",
                "fetchmany",
                "scalar",
                "first",
                "all",
            ):
                return self._moves(fact, fact, trail, call, m)
        called = call.callee.removesuffix(".__call__")
        bound = next((p for p in fact.parts if p.kind == "bound" and p.path == called), None)
        if bound is not None:
            model = self.scope.models.types.get(bound.event.type) if bound.event is not None else handle.type
            method = model.method(bound.type) if model is not None else None
            if method is not None and model is not None:
                return self._role(fact, trail, call, m, method, model, bound.event)
        if m.sends in fact.names:
            after = self._execute(fact, call, m.kind, "exec")
            return self._moves(after, self._spoiled(after), trail, call, m)
        if fact.res == "lazy" and receiver and holds_handle(fact, receiver):
            # A method of an object that was made with the session: it uses it.
            fact = fact._replace(res="open")
            return self._act_on_argument(fact, trail, call, m) or self._moves(fact, fact, trail, call, m)
        if self._may_be_same(handle, m) or _ends_all(handle, call):
            return self._moves(over(fact), fact, ("end", call, trail), call, m)
        return self._act_on_argument(fact, trail, call, m)

    def _may_be_same(self, handle: Handle, m: Meaning) -> bool:
        """Whether a call ends a session of others that may well be the one which an object of theirs keeps:
        `audit.db`, beside `db`."""
        other, path = m.receiver, handle.path
        return (
            m.method is not None
            and m.method.role in ("commit", "rollback")
            and m.obj is not None
            and m.obj.type.id == handle.type.id
            and handle.type.kind == "session"
            and handle.owner == "borrowed"
            and ("." in other or "." in path)
            and other.partition(".")[0] != path.partition(".")[0]
            and not any(own.owner == "own" and own.path == other for own in self.handles.values())
        )


def _telling(facts: Facts[Fact]) -> set[str]:
    """The guards of which one value goes with all transactions that are begun: `if own:` stands round their begin, and
    round their end."""
    always: dict[Handle, frozenset[tuple[str, str]]] = {}
    begun: dict[Handle, frozenset[tuple[str, str]]] = {}
    for fact in facts:
        if fact.handle is not None:
            always[fact.handle] = always.get(fact.handle, fact.guards) & fact.guards
            if fact.is_open and fact.explicit:
                begun[fact.handle] = begun.get(fact.handle, fact.guards) & fact.guards
    return {key for handle, guards in begun.items() for key, _ in guards - always[handle]}


def _without_guards(facts: Facts[Fact], keys: Sequence[str]) -> Facts[Fact]:
    dropped = frozenset(keys)
    slim: Facts[Fact] = {}
    for fact, trail in facts.items():
        slim.setdefault(fact._replace(guards=frozenset(g for g in fact.guards if g[0] not in dropped)), trail)
    return slim


def _told_of_error(fact: Fact, result: str) -> Fact:
    """The fact once it was asked for the exception that is in flight or being handled: it knows."""
    guard = "T" if fact.exc else "N"
    guards = with_guard(fact.guards, result, "T" if fact.exc else "F")
    for n in range(3):
        guards = with_guard(guards, f"{result}[{n}]", guard)
    return fact._replace(guards=guards)


def _ends_all(handle: Handle, call: Call) -> bool:
    """`request.tm.commit()`: the manager of a request ends the transactions of all that have joined it."""
    if call.name not in ("commit", "abort") or handle.owner == "own" or handle.type.kind != "session":
        return False
    return call.receiver.rpartition(".")[2] in ("tm", "transaction_manager")
