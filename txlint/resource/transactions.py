"""The typestate machine: what every event makes of a fact. `step` is its only transfer function for calls; `assume` and
`catches` stand beside it. All database knowledge comes from models, through `Meanings`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from txlint.apis.model import Exit, Method, Type
from txlint.flow.interpret import Catch, Facts, Frame
from txlint.flow.program import RAISED, Atom, Handler, Way
from txlint.resource.contexts import Contexts
from txlint.resource.fact import ZERO, Fact, Handle, Part, Raised, Reached, Record, Trail, over
from txlint.resource.meaning import Meaning, Meanings, holds
from txlint.resource.raises import Catcher
from txlint.resource.summary import Effects
from txlint.resource.swallowing import after_catching
from txlint.resource.values import External, Obj, Scope, Tupled
from txlint.tree.events import (
    Await,
    Bind,
    Call,
    Capture,
    Const,
    Enter,
    Leave,
    Manager,
    Next,
    Path,
    RaiseNew,
    Return,
    Store,
    Unbind,
    Yield,
    paths_in,
)

Move = tuple[Way, Fact, Trail]
_CAP = 48
_IN_TRANSACTION = frozenset(("in_transaction", "is_in_transaction", "in_atomic_block", "is_active"))
_CLOSED = frozenset(("closed", "is_closed"))
_CONNECTED = frozenset(("is_connected", "is_open", "isOpen", "open", "is_usable"))
_CLEANUP_ROLES = frozenset(("close", "release", "dispose", "rollback", "commit"))
_SCOPE_ENDERS = frozenset(("close", "aclose", "release", "putconn", "dispose", "remove", "disconnect"))


class Transactions(Contexts):
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
        self.handles: dict[Any, Handle] = {}
        self.gave_up = False
        self.widened = False
        """Guards or ended handles were forgotten, to stay within the cap."""
        self.is_fixture = scope.function.has_decorator("fixture")
        self.is_manager = scope.function.is_manager

    # ------------------------------------------------------------------ events

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

    def _captured(self, fact: Fact, names: frozenset[str], target: str, event: Capture) -> Fact:
        fact = self._forget_guards(fact, target)
        if fact.handle is None or not any(_root(n) in names for n in (*fact.names, *(p.path for p in fact.parts))):
            return fact
        return fact._replace(parts=fact.parts | {Part(target, "closure", "", event)})

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

    # ------------------------------------------------------------------ handlers and bounds

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
                fact = fact._replace(guards=_with(fact.guards, handler.name, "T"))
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

    def widen(self, facts: Facts[Fact]) -> Facts[Fact]:
        """Over the cap: forget guards, then handles that have ended; then give the function up."""
        if len(facts) <= _CAP:
            return facts
        self.widened = True
        slim: Facts[Fact] = {}
        for fact, trail in facts.items():
            slim.setdefault(fact._replace(guards=frozenset()), trail)
        if len(slim) > _CAP:
            slim = {f: t for f, t in slim.items() if f.handle is None or f.res != "closed" or f.tx != "none"}
        if len(slim) > 4 * _CAP:
            self.gave_up = True
            slim = {f: t for f, t in slim.items() if f.handle is None}
        return slim

    # ------------------------------------------------------------------ tests

    def assume(self, fact: Fact, test: Atom, truth: bool) -> Fact | None:
        kind, key = test.kind, test.key
        if kind == "const":
            return fact if (key == "True") == truth else None
        if kind == "call":
            return self._assume_call(fact, test, truth)
        if kind in ("truth", "is-none") and fact.handle is not None:
            known = self._known(fact, key)
            if known is not None:
                if kind == "is-none":
                    return None if truth else fact
                return fact if known == truth else None
            base, _, name = key.rpartition(".")
            if kind == "truth" and base in fact.names and name in _CLOSED:
                return over(fact) if truth else fact
            if kind == "truth" and base in fact.names and name in _CONNECTED:
                return fact if truth else over(fact)
        held = fact.guard(key)
        if kind == "is-none":
            if held is not None:
                is_none = held == "N" if held != "F" else None
                if is_none is not None:
                    return fact if is_none == truth else None
            return self._remember(fact, key, "N" if truth else "n")
        if held in ("T", "F", "N"):
            return fact if (held == "T") == truth else None
        return self._remember(fact, key, "T" if truth else "F")

    def _known(self, fact: Fact, key: str) -> bool | None:
        """The truth of a path that denotes the handle, or of a question that is asked of it."""
        if key in fact.names:
            return None if fact.res == "pending" and fact.handle is not None and fact.handle.param else True
        if any(p.path == key and p.kind != "result" for p in fact.parts):
            return True
        base, _, name = key.rpartition(".")
        if base and base in fact.names:
            if name in _CLOSED:
                return fact.res == "closed" if fact.res in ("open", "closed") else None
            if name == "in_transaction":
                return fact.is_open or fact.tx == "failed"
            if name == "is_active" and fact.handle is not None and fact.handle.type.kind in ("session", "connection"):
                # Only a failed flush makes a SQLAlchemy session inactive, and an unused one is active; "connection"
                # stands for a parameter of unknown type.
                return None if fact.tx in ("aborted", "failed") else True
        return None

    def _assume_call(self, fact: Fact, test: Atom, truth: bool) -> Fact | None:
        call = test.event
        assert isinstance(call, Call)
        if fact.handle is not None and call.receiver in fact.names:
            if call.name in _IN_TRANSACTION and fact.handle.owner != "borrowed":
                return fact if (fact.is_open or fact.tx == "failed") == truth else None
            if call.name in _CLOSED:
                if fact.res in ("open", "closed"):
                    return fact if (fact.res == "closed") == truth else None
                return over(fact) if truth else fact
            if call.name in _CONNECTED:
                if fact.res in ("open", "closed"):
                    return fact if (fact.res == "open") == truth else None
                return fact if truth else over(fact)
        held = fact.guard(call.result)
        if held in ("T", "F"):
            return fact if (held == "T") == truth else None
        if call.result in fact.names:
            return fact if truth else None
        return fact

    def _remember(self, fact: Fact, key: str, value: str) -> Fact:
        if key not in self.relevant and not key.startswith("%"):
            return fact
        guards = frozenset(g for g in fact.guards if g[0] != key) | {(key, value)}
        return fact._replace(guards=guards)

    # ------------------------------------------------------------------ names

    def _forget_guards(self, fact: Fact, target: str) -> Fact:
        if not fact.guards:
            return fact
        kept = frozenset(g for g in fact.guards if not _depends(g[0], target))
        return fact if kept == fact.guards else fact._replace(guards=kept)

    def _forget(self, fact: Fact, target: str) -> Fact:
        """The fact once a path no longer means what it meant."""
        fact = self._forget_guards(fact, target)
        if fact.handle is None:
            return fact
        names = frozenset(n for n in fact.names if not _within(n, target))
        parts = frozenset(p for p in fact.parts if not _within(p.path, target))
        if names == fact.names and parts == fact.parts:
            return fact
        return fact._replace(names=names, parts=parts)

    def _bind(self, fact: Fact, target: str, value: Any, event: Bind) -> Fact:
        names: set[str] = set()
        parts: set[Part] = set()
        guard: str | None = None
        if isinstance(value, Const):
            guard = "N" if value.value is None else ("T" if value.value else "F")
        elif isinstance(value, Path):
            guard = fact.guard(value.text)
            if guard is not None and value.text.startswith("%"):
                fact = self._forget_guards(fact, value.text)
            if fact.handle is not None:
                for name in fact.names:
                    if _within(name, value.text):
                        names.add(target + name[len(value.text) :])
                for part in fact.parts:
                    if _within(part.path, value.text):
                        parts.add(part._replace(path=target + part.path[len(value.text) :]))
                bound = self._bound_method(fact, value.text)
                if bound is not None:
                    parts.add(bound._replace(path=target))
        before = fact
        fact = self._forget(fact, target)
        if (
            isinstance(value, Path)
            and value.text.startswith("%")
            and fact.handle is not None
            and (names or parts)
            and value.text not in self.scope.managers
        ):
            # A temporary is read once; what a block entered is asked for once more when it is left.
            fact = self._forget(fact, value.text) if value.text.isalnum() or value.text[1:].isdigit() else fact
        if names or parts:
            fact = fact._replace(names=fact.names | names, parts=fact.parts | parts)
            if target in names or any(p.path == target for p in parts) or _wrapped(fact, target):
                fact = self._kept(fact, target, target in names or _wrapped(fact, target))
        if before.handle is not None:
            fact = self._switched(fact, target, value)
        tested = target in self.relevant or self.program.tested[target]
        if guard is None and tested and not names and isinstance(value, Path):
            held = self.scope.path(value.text) if value.text.startswith("%") else None
            if isinstance(held, Obj):
                guard = "T"
        if (
            guard is not None
            and isinstance(value, Path)
            and value.text.startswith("%")
            and (self.program.tested[target] or target.startswith("%"))
        ):
            return fact._replace(guards=_with(fact.guards, target, guard))
        return self._remember(fact, target, guard) if guard is not None and not names else fact

    def _bound_method(self, fact: Fact, path: str) -> Part | None:
        """`end = tr.commit`: the method of a handle, or of its transaction object, under another name."""
        base, _, name = path.rpartition(".")
        if not base:
            return None
        owner = next((p for p in fact.parts if p.path == base and p.kind in ("tx", "pending_tx", "savepoint")), None)
        assert fact.handle is not None
        model = self.scope.models.types.get(owner.type) if owner is not None else fact.handle.type
        if owner is None and base not in fact.names:
            return None
        method = model.method(name) if model is not None else None
        if method is None or method.role not in _CLEANUP_ROLES:
            return None
        return Part(path, "bound", name, owner)

    def _kept(self, fact: Fact, target: str, itself: bool) -> Fact:
        """A handle that is assigned to an attribute or a global has an owner beyond this call."""
        assert fact.handle is not None
        if fact.handle.owner != "own" or fact.res not in ("open", "pending", "lazy"):
            return fact
        root = target.partition(".")[0].partition("[")[0]
        function = self.scope.function
        if "." not in target and "[" not in target:
            if root not in self.program.outside and function.node is not None:
                return fact
            return fact._replace(res="escaped")
        if not itself and fact.handle.type.kind not in ("engine", "pool"):
            return fact
        if root == function.receiver and function.name in ("__enter__", "__aenter__") and itself:
            return fact._replace(marks=fact.marks | {"stored"})
        return fact._replace(res="escaped")

    def _switched(self, fact: Fact, target: str, value: Any) -> Fact:
        """`conn.autocommit = True`."""
        base, _, attr = target.rpartition(".")
        if not base or base not in fact.names or fact.handle is None:
            return fact
        said = f"{attr}={value.value}" if isinstance(value, Const) else ""
        model = fact.handle.type.autocommit
        if said and said in model.attrs:
            tx = "none" if model.on_in_tx in ("commit", "rollback") else fact.tx
            return fact._replace(auto=True, tx=tx)
        if attr in ("autocommit", "isolation_level"):
            unknown = not isinstance(value, Const)
            return fact._replace(auto=unknown or (attr == "isolation_level" and "AUTOCOMMIT" in str(said)))
        return fact

    def _give_away(self, fact: Fact, value: Any, why: str) -> Fact:
        if fact.handle is None:
            return fact
        for path in paths_in(value):
            itself = path in fact.names or _wrapped(fact, path)
            derived = any(p.path == path for p in fact.parts)
            if any(p.path == path and p.kind == "tx" for p in fact.parts):
                # Whoever gets the transaction object ends it.
                fact = over(fact)
                fact = fact._replace(marks=fact.marks | {"delegated"})
            # `return conn.close` or a stored bound method keeps the handle alive just the same.
            method_of = any(path.startswith(f"{n}.") and path[len(n) + 1 :] in _SCOPE_ENDERS for n in fact.names)
            if itself or derived or method_of:
                marks = fact.marks | {why} if itself else fact.marks
                if fact.res in ("open", "pending", "lazy"):
                    return fact._replace(res="escaped", marks=marks)
                return fact._replace(marks=marks)
        return fact

    # ------------------------------------------------------------------ waiting

    def _yield(self, fact: Fact, trail: Trail, event: Yield, frame: Frame) -> Iterator[Move]:
        if fact.handle is not None:
            self.record.reached.setdefault(event, []).append(Reached(fact, trail, frame.final))
        hands_over = paths_in(event.value)
        after = fact
        if fact.res == "lazy" and any(p in fact.names for p in hands_over):
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
            and not any(c == "loop" for c in _kinds(event.context))
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
        yield Way.NEXT, base, trail
        yield self._error(base, trail, Raised("any"), event)
        yield self._error(base, trail, Raised("cancel"), event)

    def _next(self, fact: Fact, trail: Trail, event: Next, frame: Frame) -> Iterator[Move]:
        yield Way.NEXT, fact, trail
        concerns = fact.handle is not None and any(
            p in fact.names or any(q.path == p and not getattr(q.event, "awaited", False) for q in fact.parts)
            for p in paths_in(event.value)
        )
        if concerns and fact.handle is not None:
            yield self._error(self._spoiled(fact), trail, Raised("db", fact.handle.library), event)
        elif event.asynchronous:
            yield self._error(fact, trail, Raised("any"), event)
        if event.asynchronous:
            yield self._error(fact, trail, Raised("cancel"), event)

    # ------------------------------------------------------------------ calls

    def _call(self, fact: Fact, trail: Trail, call: Call, frame: Frame) -> Iterator[Move]:
        m = self.meaning(call)
        fact = self._forget(fact, call.result)
        if fact.handle is None:
            yield from self._born(fact, trail, call, m)
            return
        if m.interesting:
            self.record.reached.setdefault(call, []).append(Reached(fact, trail, frame.final))
        moves = self._act(fact, trail, call, m)
        if moves is None:
            if m.noreturn != "exit" and m.noreturn != "error":
                yield Way.NEXT, fact, trail
            for raised in self._exceptions(m):
                yield self._error(fact, trail, raised, call)
            return
        yield from moves

    def _exceptions(self, m: Meaning) -> tuple[Raised, ...]:
        if m.function is not None:
            effects = self._effects(m)
            if effects is not None and effects.silent:
                return tuple(r for r in m.raises if r.kind == "cancel" and effects.awaits)
        if m.noreturn == "error":
            return (Raised("any"),)
        return m.raises

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
            exit_ = method.exit if method is not None and method.exit is not None else obj.type.exit
            handle = self.handles[call] = Handle(
                type=obj.type,
                owner="own" if obj.owned else "borrowed",
                path=call.target or self._entered_as(call.result) or call.callee,
                begins=obj.begins or obj.type.begins,
                origin=call,
                exit=exit_,
                pooled=obj.pooled,
                confidence=obj.confidence,
                custom=obj.custom,
                method=method,
            )
        if m.wraps:
            handle.wraps = m.wraps
            return self._opened(zero._replace(handle=handle, names=frozenset([f"{call.result}.{m.wraps}"])), call)
        if handle.owner != "own":
            return zero._replace(handle=handle, names=frozenset([call.result]))
        fact = zero._replace(handle=handle, names=frozenset([call.result]), res="open")
        if self._is_pending(m):
            return fact._replace(res="pending")
        return self._opened(fact, call)

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
            return fact._replace(res="lazy")
        fact = fact._replace(res="open")
        if handle.type.kind == "transaction":
            return fact._replace(tx="open", begun=event, explicit=True)
        if handle.begins == "always":
            return fact._replace(tx="open", begun=event)
        return fact

    def _effects(self, m: Meaning) -> Effects | None:
        if m.effects is None and m.function is not None:
            m.effects = self.scope.world.effects(m.function)
            if m.effects is not None:
                m.arguments = _arguments(m)
        return m.effects

    # ------------------------------------------------------------------ what a call does to one handle

    def _act(self, fact: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move] | None:
        """The moves of a fact whose handle the call concerns; None where it does not."""
        handle = fact.handle
        assert handle is not None
        receiver, name = m.receiver, m.name
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
            if _switches_on(call, name, handle.type):
                return self._moves(fact._replace(auto=True), fact, trail, call, m)
        part = next((p for p in fact.parts if p.path == receiver), None) if receiver else None
        if part is not None:
            model = self.scope.models.types.get(part.type)
            method = model.method(name) if model is not None else None
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
        bound = next((p for p in fact.parts if p.kind == "bound" and p.path == call.callee), None)
        if bound is not None:
            model = self.scope.models.types.get(bound.event.type) if bound.event is not None else handle.type
            method = model.method(bound.type) if model is not None else None
            if method is not None and model is not None:
                return self._role(fact, trail, call, m, method, model, bound.event)
        return self._act_on_argument(fact, trail, call, m)

    def _act_on_argument(self, fact: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move] | None:
        handle = fact.handle
        assert handle is not None
        if m.django and handle.library == m.orm and fact.is_open:
            write = call if m.django == "write" else fact.wrote
            after = fact._replace(wrote=fact.wrote or write)
            return self._moves(after, self._spoiled(after), trail, call, m)
        if fact.is_open and handle.type.kind == "transaction" and self._of_module(m, handle):
            after = fact._replace(wrote=fact.wrote or (call if m.kind in ("write", "hidden_write", "ddl") else None))
            return self._moves(after, self._spoiled(after), trail, call, m)
        if m.acts_on is not None:
            index = m.acts_on.arg
            arg = call.arg(index) if index is not None else None
            if (arg is None and index is None and handle.type.id == m.acts_on.type) or (
                arg is not None and any(p in fact.names for p in paths_in(arg.value))
            ):
                method = Method(name=call.name, role=m.acts_on.role, fail=m.acts_on.fail, await_=m.acts_on.await_)
                return self._role(fact, trail, call, m, method, handle.type, None)
        if m.function is not None:
            effects = self._effects(m)
            if effects is not None:
                moves = self._by_summary(fact, trail, call, m, effects)
                if moves is not None:
                    return moves
        for index, arg in enumerate(call.args):
            for path in paths_in(arg.value):
                itself = path in fact.names or _wrapped(fact, path)
                part = next((p for p in fact.parts if p.path == path), None)
                if not itself and part is None:
                    base, _, ender = path.rpartition(".")
                    if (
                        ender in ("rollback", "commit", "abort")
                        and m.method is None
                        and fact.is_open
                        and (base in fact.names or any(p.path == base and p.kind == "tx" for p in fact.parts))
                    ):
                        # Whoever got the bound method ends the transaction.
                        given = over(fact)
                        return self._moves(given._replace(marks=given.marks | {"delegated"}), fact, trail, call, m)
                    owner = next((n for n in fact.names if path.startswith(f"{n}.")), None)
                    if (
                        owner is not None
                        and path[len(owner) + 1 :] in _SCOPE_ENDERS
                        and m.method is None
                        and fact.res in ("open", "lazy", "pending")
                        and call.name not in ("wait_for", "shield")
                    ):
                        return self._moves(fact._replace(res="escaped"), fact, trail, call, m)
                    continue
                if part is not None and part.kind == "pending_tx" and not part.type:
                    begun = fact._replace(
                        parts=fact.parts - {part}, tx="open", begun=part.event, explicit=True, wrote=None
                    )
                    return self._moves(begun, fact._replace(parts=fact.parts - {part}), trail, call, m)
                return self._passed(fact, trail, call, m, index, itself, arg.keyword)
        return None

    def _of_module(self, m: Meaning, handle: Handle) -> bool:
        """Whether a statement goes over the connection of a library's module, whose transaction the handle is."""
        if m.obj is None or m.method is None or m.method.role not in ("exec", "read"):
            return False
        library = m.obj.type.library
        return library == handle.library and any(
            t.kind == "module" and t.library == library and t.swallowed == handle.type.swallowed
            for t in self.scope.models.types.values()
        )

    def _passed(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, index: int, itself: bool, keyword: str
    ) -> Iterator[Move]:
        """The handle, or something made from it, is an argument."""
        handle = fact.handle
        assert handle is not None
        if m.method is not None and m.method.role == "release" and m.method.arg == index and itself:
            return self._role(fact, trail, call, m, m.method, handle.type, None)
        if m.wrapper is not None:
            result = call.result
            match m.wrapper.effect:
                case "pass":
                    return self._moves(self._alias(fact, result, call, index), fact, trail, call, m)
                case "close" | "aclose":
                    if itself:
                        part = Part(result, "closing", handle.type.id, call)
                        return self._moves(fact._replace(parts=fact.parts | {part}), fact, trail, call, m)
                    return self._moves(self._alias(fact, result, call, index), fact, trail, call, m)
                case "stack" | "transfer":
                    after = self._alias(fact, result, call, index)
                    if itself and fact.res in ("open", "lazy", "pending"):
                        after = after._replace(res="escaped")
                    return self._moves(after, fact, trail, call, m)
        passed = next((p for p in fact.parts if p.path in paths_in(call.args[index].value)), None)
        if passed is not None and passed.kind == "closure":
            # Called before the await is over, or kept by somebody for later.
            after = (
                fact if call.awaited or fact.res not in ("open", "lazy", "pending") else fact._replace(res="escaped")
            )
            return self._moves(after, after, trail, call, m)
        if handle.type.kind in ("engine", "pool"):
            # What is made from an engine keeps it alive: its factories and sessions.
            after = fact._replace(parts=fact.parts | {Part(call.result, "factory", handle.type.id, call)})
            if m.transfer:
                after = after._replace(res="escaped") if fact.res == "open" else after
            return self._moves(after, after, trail, call, m)
        if not itself:
            return self._moves(fact, fact, trail, call, m)
        if m.transfer and not (m.made is not None and m.made.type.kind == "session"):
            after = fact._replace(res="escaped") if fact.res in ("open", "lazy", "pending") else fact
            return self._moves(after, after, trail, call, m)
        straight = len(fact.names) == 1 and next(iter(fact.names)).startswith("%") and fact.res in ("open", "pending")
        if straight and m.function is None and m.made is None and m.method is None and not m.quiet:
            after = fact._replace(res="escaped")
            return self._moves(after, after, trail, call, m)
        if keyword in ("using_db", "using", "session", "conn", "connection"):
            self._goes_on(fact)
        if (fact.is_open and handle.type.is_async) or keyword in ("using_db", "using", "session", "conn", "connection"):
            return self._moves(
                fact, self._spoiled(fact) if fact.is_open and keyword == "using_db" else fact, trail, call, m
            )
        return self._moves(fact, fact, trail, call, m)

    def _alias(self, fact: Fact, result: str, call: Call, index: int) -> Fact:
        for path in paths_in(call.args[index].value):
            if path in fact.names:
                fact = fact._replace(names=fact.names | {result})
                if fact.res == "pending" and call.awaited:
                    fact = self._opened(fact, call)
            else:
                parts = {p._replace(path=result) for p in fact.parts if p.path == path}
                fact = fact._replace(parts=fact.parts | parts)
        return fact

    def _moves(self, after: Fact, failed: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move]:
        if not m.noreturn:
            yield Way.NEXT, after, trail
        for raised in self._exceptions(m):
            yield self._error(failed, trail, raised, call)

    def _spoiled(self, fact: Fact) -> Fact:
        """The fact after a statement failed: some servers abort the transaction."""
        handle = fact.handle
        assert handle is not None
        if fact.tx != "open":
            return fact
        if (
            handle.type.swallowed == "silent_loss"
            or handle.type.swallowed == "raise"
            or (handle.type.swallowed_after_flush_error == "raise")
        ):
            return fact._replace(tx="aborted")
        return fact

    def _by_summary(self, fact: Fact, trail: Trail, call: Call, m: Meaning, effects: Effects) -> Iterator[Move] | None:
        """A function of the project acts on the handle that it is given, or on an attribute of its object."""
        for path, effect in effects.on.items():
            target = self._outer_path(m, path)
            if target is None or target not in fact.names:
                continue
            return self._apply(fact, trail, call, m, effect)
        return None

    def _outer_path(self, m: Meaning, path: str) -> str | None:
        """A path of the callee as the caller names it."""
        if path.startswith("@"):
            return path
        root = path.partition(".")[0]
        if root in m.arguments:
            return m.arguments[root] + path[len(root) :]
        if "." not in path and "global " + path in (m.effects.shared if m.effects else ()):
            return path
        return None

    def _apply(self, fact: Fact, trail: Trail, call: Call, m: Meaning, effect: Any) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        after = failed = fact
        if effect.keeps and fact.res in ("open", "lazy", "pending"):
            after = after._replace(res="escaped")
        if effect.closes:
            after = self._close(after, call)
            if effect.ends_on_error:
                failed = self._close(failed, call)
        elif effect.ends:
            after = over(after)
            if effect.commits:
                after = after._replace(marks=after.marks | {"commit"})
            if effect.ends_on_error:
                failed = after
            elif effect.commits:
                failed = failed._replace(tx="failed") if failed.tx != "none" else failed
        elif effect.begins:
            if fact.is_open:
                self.record.reached.setdefault(("begin", call), []).append(Reached(fact, trail, None))
            after = after._replace(tx="open", begun=call, explicit=True, wrote=None)
            trail = ("begin", call, trail)
            after = after._replace(parts=after.parts | _given_transactions(self.scope, call))
        elif effect.executes:
            after = self._execute(fact, call, "write" if effect.writes else "read", "")
            failed = self._spoiled(after)
        elif effect.maybe_ends:
            after = after._replace(marks=after.marks | {"maybe-ended"})
        if fact.res == "lazy" and effect.uses:
            after = after._replace(res="open") if after.res == "lazy" else after
            failed = failed._replace(res="open") if failed.res == "lazy" else failed
        if effect.returns_it:
            after = after._replace(names=after.names | {call.result})
        moves = self._moves(after, failed, trail, call, m)
        if effect.swallows and after.tx == "open" and (spoiled := self._spoiled(after)).tx == "aborted":
            return iter([*moves, (Way.NEXT, spoiled._replace(spoiled=call), trail)])
        return moves

    # ------------------------------------------------------------------ roles

    def _role(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method, model: Type, part: Part | None
    ) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        if method.await_ == "yes" and not call.awaited and call.use in ("discard", "bind", "arg", "value", "return"):
            # The coroutine does not run here; where it goes is another question.
            if call.use == "arg" and method.role in ("commit", "rollback", "close", "release", "begin"):
                return self._attempt(fact, trail, call, m, method, model, part)
            return iter([(Way.NEXT, fact, trail)])
        return self._attempt(fact, trail, call, m, method, model, part)

    def _attempt(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method, model: Type, part: Part | None
    ) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        role = method.role
        if fact.res == "lazy" and role not in ("close", "release", "rollback", "commit", "guard", "acquire"):
            fact = fact._replace(res="open")
        match role:
            case "exec" | "read" | "reopen" | "write_pending":
                return self._statement(fact, trail, call, m, method)
            case "begin" if part is not None and part.kind.startswith("pending"):
                return self._begin_part(fact, trail, part, call, "")
            case "begin":
                return self._begin(fact, trail, call, m, method)
            case "savepoint":
                return self._savepoint(fact, trail, call, m, method)
            case "commit" | "rollback":
                return self._end(fact, trail, call, m, method, model, part)
            case "close" | "release":
                if part is not None and part.kind in ("cursor", "result", "factory"):
                    return self._moves(fact, fact, trail, call, m)
                after = self._close(fact, call)
                return self._moves(after, after, ("close", call, trail), call, m)
            case "dispose":
                after = fact._replace(res="closed") if fact.res != "none" and part is None else fact
                return self._moves(after, after, trail, call, m)
            case "acquire":
                return self._acquire(fact, trail, call, m, method)
            case "autocommit_on":
                tx = fact.tx if handle.type.autocommit.on_in_tx == "raise" else "none"
                return self._moves(fact._replace(auto=True, tx=tx), fact, trail, call, m)
            case "autocommit_off":
                return self._moves(fact._replace(auto=False), fact, trail, call, m)
            case "savepoint_end" if "rollback" in method.name:
                calm = fact._replace(tx="open" if fact.tx == "aborted" else fact.tx, spoiled=None)
                return self._moves(calm, calm, trail, call, m)
            case "end" | "savepoint_end":
                return self._moves(fact, fact, trail, call, m)
        if method.returns == "self":
            fact = fact._replace(names=fact.names | {call.result})
        if _switches_on(call, method.name, model):
            return self._moves(fact._replace(auto=True), fact, trail, call, m)
        return self._moves(fact, fact, trail, call, m)

    def _statement(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        kind = m.kind if method.role == "exec" else ("write" if method.role == "write_pending" else "read")
        if method.commits_first and not fact.auto:
            fact = fact._replace(tx="none", wrote=None, begun=None, explicit=False)
        match kind:
            case "begin":
                return self._begin(fact, trail, call, m, method)
            case "commit" | "rollback":
                model = fact.handle.type if fact.handle is not None else None
                assert model is not None
                return self._end(fact, trail, call, m, Method(name=method.name, role=kind), model, None)
            case "savepoint_rollback":
                calm = fact._replace(tx="open" if fact.tx == "aborted" else fact.tx, spoiled=None)
                return self._moves(calm, calm, trail, call, m)
        after = self._execute(fact, call, kind, method.role)
        if method.returns == "self":
            after = after._replace(names=after.names | {call.result})
        elif method.returns:
            returned = self.scope.models.types[method.returns]
            if returned.kind == "cursor":
                after = _derived(after, call, "cursor", returned.id)
        elif method.role in ("exec", "read"):
            after = _derived(after, call, "result", "dbapi.cursor")
        step = ("begin", call, trail) if after.begun is call and fact.begun is not call else trail
        failed = self._spoiled(after._replace(parts=fact.parts, wrote=fact.wrote))
        return self._moves(after, failed, step, call, m)

    def _execute(self, fact: Fact, call: Call, kind: str, role: str) -> Fact:
        handle = fact.handle
        assert handle is not None
        self._goes_on(fact)
        if fact.is_open:
            fact = fact._replace(marks=fact.marks | {"several"})
        opens = (
            not fact.auto
            and fact.tx == "none"
            and "delegated" not in fact.marks
            and (
                (handle.begins == "any" and kind not in ("neutral",) and role != "write_pending")
                or (handle.begins == "dml" and kind == "write")
            )
        )
        if opens and handle.type.kind == "module":
            opens = False
        if opens:
            fact = fact._replace(tx="open", begun=call, explicit=False)
        writes = kind in ("write", "hidden_write", "ddl", "lock") and role != "read"
        if writes and fact.wrote is None and kind != "lock":
            pending = role == "write_pending" and handle.type.kind == "session"
            if fact.is_open or pending:
                fact = fact._replace(wrote=call)
        if kind == "lock":
            fact = fact._replace(marks=fact.marks | {"locked"})
        if handle.type.ddl_commits and kind == "ddl":
            fact = fact._replace(tx="none", wrote=None, begun=None, explicit=False)
        return fact

    def _goes_on(self, fact: Fact) -> None:
        """Notes a statement that follows an explicit end inside a block."""
        for mark in fact.marks:
            if isinstance(mark, tuple) and mark[0] == "manual" and fact.managed:
                self.record.reached.setdefault(("more", mark[1]), []).append(Reached(fact, None, None))

    def _begin(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        if method.returns == "self":
            fact = fact._replace(names=fact.names | {call.result})
        returned = self.scope.models.types.get(method.returns) if method.returns else None
        if returned is not None and returned.kind in ("connection", "session"):
            # engine.begin(): the connection is a handle of its own.
            return self._moves(fact, fact, trail, call, m)
        if (
            returned is not None
            and not call.awaited
            and (method.bare == "nothing" or returned.begins_at in ("start", "enter"))
            and not method.begins_at_call
        ):
            part = Part(call.result, "pending_tx", returned.id, call)
            return iter([(Way.NEXT, fact._replace(parts=fact.parts | {part}), trail)])
        if fact.is_open and method.role == "begin" and method.if_open == "savepoint":
            part = Part(call.result, "savepoint", method.returns, call)
            return self._moves(fact._replace(parts=fact.parts | {part}), fact, trail, call, m)
        if fact.is_open:
            self.record.reached.setdefault(("begin", call), []).append(Reached(fact, trail, None))
        after = fact._replace(tx="open", begun=call, explicit=True, wrote=None if not fact.is_open else fact.wrote)
        if returned is not None:
            after = after._replace(parts=after.parts | {Part(call.result, "tx", returned.id, call)})
        if method.fail == "bool":
            failed = fact._replace(guards=_with(fact.guards, call.result, "F"))
            after = after._replace(guards=_with(after.guards, call.result, "T"))
            if call.use == "arg":
                # A helper looks at the answer: it raises where nothing has begun.
                part = Part(call.result, "pending_tx", "", call)
                return iter([(Way.NEXT, fact._replace(parts=fact.parts | {part}), trail)])
            if call.use not in ("test", "bind"):
                return iter([(Way.NEXT, after, ("begin", call, trail))])
            return iter([(Way.NEXT, after, ("begin", call, trail)), (Way.NEXT, failed, trail)])
        return self._moves_begin(after, fact, trail, call, m)

    def _moves_begin(self, after: Fact, failed: Fact, trail: Trail, call: Call, m: Meaning) -> Iterator[Move]:
        yield Way.NEXT, after, ("begin", call, trail)
        for raised in self._exceptions(m):
            yield self._error(failed, trail, raised, call)

    def _savepoint(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        pending = not call.awaited and method.bare == "nothing"
        part = Part(call.result, "pending_savepoint" if pending else "savepoint", method.returns, call)
        after = fact
        if method.returns:
            after = fact._replace(parts=fact.parts | {part})
        if not pending and after.tx == "none" and handle.begins == "any" and not fact.auto:
            after = after._replace(tx="open", begun=call, explicit=False)
        return self._moves(after, fact, trail, call, m)

    def _begin_part(self, fact: Fact, trail: Trail, part: Part, event: Any, result: str) -> Iterator[Move]:
        """A transaction object that was made without effect begins now: started, awaited or entered."""
        handle = fact.handle
        assert handle is not None
        undone = part.kind == "pending_savepoint" or fact.is_open
        yield self._error(fact, trail, Raised("db", "undone") if undone else Raised("db", handle.library), event)
        if self.scope.function.is_async:
            yield self._error(fact, trail, Raised("cancel"), event)
        parts = frozenset(p for p in fact.parts if p.event is not part.event or p.kind != part.kind)
        same = {p for p in fact.parts if p.event is part.event and p.kind == part.kind}
        nested = part.kind == "pending_savepoint" or fact.is_open
        if nested and not fact.explicit and all(m is event or self.call_of(m) is event for m, _ in fact.managed):
            fact = fact._replace(marks=fact.marks | {("savepoint-only", event)})
        kind: Any = "savepoint" if nested else "tx"
        parts |= {p._replace(kind=kind) for p in same}
        if result:
            parts |= {part._replace(kind=kind, path=result)}
        after = fact._replace(parts=parts)
        if not nested:
            after = after._replace(tx="open", begun=event, explicit=True, wrote=None)
        elif part.kind == "pending_savepoint" and fact.tx == "none" and handle.begins == "any":
            after = after._replace(tx="open", begun=event)
        yield Way.NEXT, after, ("begin", event, trail)

    def _end(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method, model: Type, part: Part | None
    ) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        commit = method.role == "commit"
        if commit and part is None:
            fact = fact._replace(
                marks=frozenset(k for k in fact.marks if not (isinstance(k, tuple) and k[0] == "savepoint-only"))
            )
        if part is not None and part.kind in ("savepoint", "pending_savepoint"):
            after = fact
            if not commit and fact.tx == "aborted":
                after = fact._replace(tx="open", spoiled=None)
            return self._moves(after, after, trail, call, m)
        ended = over(fact)
        if handle.type.kind == "transaction" and fact.res == "open":
            ended = ended._replace(res="closed")
        if handle.begins == "always" and not fact.auto:
            ended = ended._replace(tx="open", begun=call)
        step: Trail = ("end", call, trail)
        if method.fail == "bool" and commit:
            good = ended._replace(guards=_with(ended.guards, call.result, "T"))
            if call.use not in ("test", "bind"):
                return iter([(Way.NEXT, good, step)])
            bad = fact._replace(guards=_with(fact.guards, call.result, "F"))
            return iter([(Way.NEXT, good, step), (Way.NEXT, bad, trail)])
        manual = next((how for _, how in fact.managed if how != "ok"), "")
        if (manual and part is None) or (manual and part is not None and part.kind == "tx"):
            self.record.reached.setdefault(("manual", call), []).append(Reached(fact, trail, manual))
            ended = ended._replace(marks=ended.marks | {("manual", call)})
        if not commit:
            return self._moves(ended, ended, step, call, m)
        failed = (
            fact._replace(tx="failed", begun=fact.begun or call, wrote=fact.wrote)
            if (fact.tx != "none" or handle.type.kind == "session")
            else fact
        )
        failed = failed._replace(marks=failed.marks | {("commit", call)})
        return self._moves(ended, failed, step, call, m)

    def _close(self, fact: Fact, event: Any) -> Fact:
        handle = fact.handle
        assert handle is not None
        lost = fact.lost
        if fact.wrote is not None and (fact.is_open or handle.type.kind == "session") and not fact.auto:
            lost = lost or fact.wrote
        return over(fact)._replace(res="closed", lost=lost)

    def _acquire(self, fact: Fact, trail: Trail, call: Call, m: Meaning, method: Method) -> Iterator[Move]:
        handle = fact.handle
        assert handle is not None
        returned = self.scope.models.types.get(method.returns) if method.returns else None
        after = fact
        if returned is not None and returned.kind == "cursor":
            after = fact._replace(parts=fact.parts | {Part(call.result, "cursor", returned.id, call)})
            if fact.res == "lazy":
                after = after._replace(res="open")
        elif returned is not None and not method.owned:
            after = fact._replace(names=fact.names | {call.result})
        elif returned is not None and handle.type.kind in ("engine", "pool"):
            after = fact._replace(parts=fact.parts | {Part(call.result, "factory", handle.type.id, call)})
        elif returned is None and handle.type.kind == "connection" and method.name in ("connect", "open"):
            # `database.connect()` on a shared object: from here on there is something to close.
            if handle.owner != "own" and fact.res in ("none", "closed") and not call.args:
                after = fact._replace(res="open", marks=fact.marks | {("connected", call)})
            if method.fail == "bool":
                after = fact
        elif method.returns == "self":
            after = fact._replace(names=fact.names | {call.result})
        elif returned is None and method.name == "cursor":
            after = fact._replace(parts=fact.parts | {Part(call.result, "cursor", "dbapi.cursor", call)})
        return self._moves(after, fact, trail, call, m)


def _given_transactions(scope: Scope, call: Call) -> frozenset[Part]:
    """Transaction objects that a function of the project returns, alone or in a tuple."""
    held = scope.path(call.result)
    items = [(call.result, held)]
    if isinstance(held, Tupled):
        items = [(f"{call.result}[{n}]", item) for n, item in enumerate(held.items)]
    return frozenset(
        Part(path, "tx", item.type.id, call)
        for path, item in items
        if isinstance(item, Obj) and item.type.kind == "transaction"
    )


def _derived(fact: Fact, call: Call, kind: Any, type_id: str) -> Fact:
    """The fact with one more part, unless the result is thrown away."""
    if call.use == "discard":
        return fact
    return fact._replace(parts=fact.parts | {Part(call.result, kind, type_id, call)})


def _with(guards: frozenset[tuple[str, str]], key: str, value: str) -> frozenset[tuple[str, str]]:
    return frozenset(g for g in guards if g[0] != key) | {(key, value)}


def _wrapped(fact: Fact, path: str) -> bool:
    """Whether the path is an object that keeps the handle."""
    return fact.handle is not None and bool(fact.handle.wraps) and f"{path}.{fact.handle.wraps}" in fact.names


def _root(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _within(path: str, base: str) -> bool:
    return path == base or path.startswith((f"{base}.", f"{base}["))


def _depends(key: str, target: str) -> bool:
    """Whether the truth of a test can change when a path is bound again."""
    if key.startswith("("):
        word = ""
        for char in key:
            if char.isalnum() or char == "_":
                word += char
            else:
                if word == target:
                    return True
                word = ""
        return False
    return _within(key, target)


def _kinds(context: Any) -> list[str]:
    found = []
    while context is not None:
        found.append(context.kind)
        context = context.parent
    return found


def _leaf(raised: Raised, handler: Handler) -> Raised:
    """What a handler looks at: `except*` looks into groups."""
    return raised._replace(group="") if handler.star and raised.group else raised


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


def _switches_on(call: Call, name: str, model: Type) -> bool:
    """Whether a call is one of those that switch autocommit on."""
    said = f"{name}({', '.join(_argument_text(a) for a in call.args)})"
    return any(said == s or (said.startswith(s[:-1]) and s.endswith(")")) for s in model.autocommit.calls)


def _argument_text(arg: Any) -> str:
    value = arg.value.value if isinstance(arg.value, Const) else "?"
    shown = f'"{value}"' if isinstance(value, str) else str(value)
    return f"{arg.keyword}={shown}" if arg.keyword else shown


def _arguments(m: Meaning) -> dict[str, str]:
    """Parameter of the called function -> path of the argument."""
    assert m.function is not None
    function = m.function.function
    params = [p.name.value for p in function.params]
    found: dict[str, str] = {}
    if function.receiver:
        params = params[1:]
        if m.receiver:
            found[function.receiver] = m.receiver
    position = 0
    for arg in m.call.args:
        if arg.keyword in ("*", "**"):
            position = 99
            continue
        paths = paths_in(arg.value)
        if arg.keyword:
            if paths and isinstance(arg.value, Path):
                found[arg.keyword] = paths[0]
            continue
        if position < len(params) and isinstance(arg.value, Path):
            found[params[position]] = arg.value.text
        position += 1
    return found


__all__ = ["ZERO", "Exit", "Manager", "Transactions"]
