"""What is left open where a function ends: the one list that the leak rules share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from txlint.finding import Confidence, Severity
from txlint.flow.program import ORDINARY, RAISED, Way
from txlint.resource.fact import Fact, Handle, Trail, steps, was_caught
from txlint.resource.flow import ENTRY, Flow
from txlint.resource.held import Obj
from txlint.resource.statements import is_release, savepoint_name
from txlint.resource.witness import event_node, may_be_the_database, raise_event
from txlint.tree import cst
from txlint.tree.events import Call, Path, around
from txlint.tree.index import Class, Function

_ENTER = ("__enter__", "__aenter__")


@dataclass(slots=True)
class Leak:
    """A handle that is left open, by resource or by transaction, on some ways out."""

    handle: Handle
    begun: Any
    """The event that opened it: the call that acquires, or the one that begins."""
    ordinary: list[tuple[Fact, Trail]] = field(default_factory=list)
    errors: list[tuple[Fact, Trail]] = field(default_factory=list)
    cancels: list[tuple[Fact, Trail]] = field(default_factory=list)
    ended: bool = False
    """Some way out of the function has it ended."""
    ended_well: bool = False
    """Some ordinary way out has."""
    explicit: bool = False

    @property
    def idle(self) -> bool:
        """A session that has ended its transaction on every path that leaves it open: it holds no connection then."""
        return all(_settled(fact) for fact, _ in (*self.ordinary, *self.errors, *self.cancels))

    def without_settled(self) -> None:
        """Looks only at the paths on which the session does hold a connection, where there are any."""
        if not self.idle:
            for paths in (self.ordinary, self.errors, self.cancels):
                paths[:] = [path for path in paths if not _settled(path[0])]

    def witness(self, *kinds: str) -> tuple[Fact, Trail]:
        """The best path to show: raised by a database call or an await first, and not by what opened it."""
        pool: list[tuple[Fact, Trail]] = [x for k in kinds for x in getattr(self, k)]
        return min(pool, key=lambda path: _weight(path) + (10 if self._is_begin(path) else 0))

    @property
    def begun_too(self) -> bool:
        """Whether a transaction that a call began is left open with it on some path."""
        return any(fact.explicit and fact.is_open for fact, _ in (*self.ordinary, *self.errors, *self.cancels))

    def _is_begin(self, path: tuple[Fact, Trail]) -> bool:
        """Whether what opened the transaction raises itself, and not as the next statement of a loop."""
        return raise_event(path[1]) is self.begun and "several" not in path[0].marks


def _settled(fact: Fact) -> bool:
    """Whether a session, or a helper for it, has ended its transaction, if any: it holds no connection then."""
    is_session = fact.handle is not None and fact.handle.type.kind == "session"
    return is_session and fact.tx == "none" and not fact.marks.isdisjoint(("settled", "maybe-ended"))


def _weight(path: tuple[Fact, Trail]) -> int:
    raised = path[0].exc[-1] if path[0].exc else None
    if raised is None:
        return 0
    event = raise_event(path[1])
    unlikely = isinstance(event, Call) and event.name == "sleep" and not event.awaited
    return {"db": 0, "cancel": 1, "named": 2, "any": 3}.get(raised.kind, 4) + (5 if raised.maybe or unlikely else 0)


def resource_leaks(flow: Flow) -> list[Leak]:
    """Handles acquired here that stay open on some way out."""
    if "resource" not in flow.memo:
        flow.memo["resource"] = _resource_leaks(flow)
    found: list[Leak] = flow.memo["resource"]
    return found


def _resource_leaks(flow: Flow) -> list[Leak]:
    found: dict[Handle, Leak] = {}
    ended: set[Handle] = set()
    well: set[Handle] = set()
    entering = flow.function.name in ("__enter__", "__aenter__")
    for way in (*ORDINARY, *RAISED):
        for fact, trail in flow.exits(way).items():
            handle = fact.handle
            if handle is None:
                continue
            if fact.res == "closed":
                ended.add(handle)
                if way in ORDINARY:
                    well.add(handle)
            connected = next((m[1] for m in fact.marks if isinstance(m, tuple) and m[0] == "connected"), None)
            if fact.res != "open" or (handle.owner != "own" and connected is None):
                continue
            if handle.type.kind == "transaction" or (handle.type.kind == "engine" and handle.type.drop == "none"):
                # The latter only knows how to connect: Airflow's hooks hold nothing.
                continue
            if way in RAISED and flow.machine.is_fixture:
                continue
            if "stored" in fact.marks and (way in ORDINARY or not (entering or "balanced" in fact.marks)):
                continue
            leak = found.setdefault(handle, Leak(handle, connected or handle.origin))
            {Way.ERROR: leak.errors, Way.CANCEL: leak.cancels}.get(way, leak.ordinary).append((fact, trail))
    for handle, leak in found.items():
        leak.ended, leak.ended_well = handle in ended, handle in well
        leak.without_settled()
    # What a method keeps on its object while it works is left behind only where it would have given it back.
    kept = {fact.handle for fact in flow.exits() if "balanced" in fact.marks and fact.handle not in well}
    found = {handle: leak for handle, leak in found.items() if handle not in kept}
    if flow.function.name in ("__exit__", "__aexit__"):
        return [*(leak for leak in found.values() if leak.handle.owner == "own"), *_exit_leaks(flow)]
    return [
        leak
        for leak in found.values()
        if leak.ended or (leak.handle.owner == "own" and (leak.handle.pooled or not leak.handle.wraps))
    ]


def _exit_leaks(flow: Flow) -> list[Leak]:
    """Handles of the object that `__exit__` closes, but not where something before the close raises."""
    found: list[Leak] = []
    for handle in flow.handles:
        base, _, name = handle.path.partition(".")
        if handle.origin is not None or base != flow.function.receiver or not name or "." in name:
            continue
        closed = [f for f in flow.exits(*ORDINARY) if f.handle is handle and f.res == "closed"]
        errors = [(f, t) for f, t in flow.exits(Way.ERROR).items() if f.handle is handle and f.res != "closed"]
        made = _acquired_by_class(flow, name)
        if closed and errors and made is not None:
            call, held = made
            own = Handle(
                held.type,
                "own",
                handle.path,
                handle.begins,
                origin=call,
                exit=held.type.exit,
                pooled=held.pooled,
                confidence=held.confidence,
                custom=held.custom,
                method=held.method,
            )
            found.append(Leak(own, call, errors=errors, ended=True))
    return found


def scoped_by_block(flow: Flow, handle: Handle) -> bool:
    """Whether entering the object acquires the connection and leaving it closes it: what is open in between ends so."""
    cls = flow.function.cls
    base, _, name = handle.path.partition(".")
    if cls is None or base != flow.function.receiver or _acquired_by_class(flow, name, _ENTER) is None:
        return False
    for asynchronous in (False, True):
        effects = flow.world.class_manager_effects(cls, asynchronous)
        closed = effects.ok.get(f"{effects.receiver}.{name}") if effects is not None else None
        if closed is not None and closed.closes:
            return True
    return False


def _acquired_by_class(
    flow: Flow, name: str, methods: tuple[str, ...] = (*_ENTER, "__init__")
) -> tuple[Call, Obj] | None:
    """The call in `__enter__` (or `__init__`) whose result the object keeps under a name."""
    cls = flow.function.cls
    for method in _opening(flow, cls, methods) if cls is not None else ():
        if method.module is not flow.function.module:
            continue
        scope = flow.world.scope(method, cls)
        for bind in method.program.binds:
            if bind.target == f"{method.receiver}.{name}" and isinstance(bind.value, Path):
                held = scope.path(bind.value.text)
                call = scope.calls.get(bind.value.text)
                if (
                    call is not None
                    and isinstance(held, Obj)
                    and held.owned
                    and held.type.kind in ("connection", "session")
                ):
                    return call, held
    return None


def _opening(flow: Flow, cls: Class, names: tuple[str, ...]) -> Iterator[Function]:
    """Methods by their names, those that entering calls on its object among them."""
    for name in names:
        method = flow.world.method(cls, name)
        if method is None:
            continue
        yield method
        called = (call.name for call in method.program.calls if call.receiver == method.receiver and names == _ENTER)
        yield from (inner for n in called if (inner := flow.world.method(cls, n)) is not None)


def transaction_leaks(flow: Flow) -> list[Leak]:
    """Transactions begun here that stay open on some way out, where no connection of our own goes with them."""
    if "transaction" not in flow.memo:
        flow.memo["transaction"] = _transaction_leaks(flow)
    found: list[Leak] = flow.memo["transaction"]
    return found


def _transaction_leaks(flow: Flow) -> list[Leak]:
    found: dict[tuple[Handle, Any], Leak] = {}
    ended: set[Handle] = set()
    well: set[Handle] = set()
    for way in (*ORDINARY, *RAISED):
        for fact, trail in flow.exits(way).items():
            handle = fact.handle
            if handle is None or fact.begun is ENTRY or isinstance(fact.begun, cst.CSTNode):
                # There at entry, or begun by a decorator, which ends it.
                continue
            if fact.tx in ("none", "failed"):
                ended.add(handle)
                if way in ORDINARY and "ended" in fact.marks and not was_caught(trail):
                    well.add(handle)
                continue
            own = handle.owner == "own"
            if own and not (handle.type.kind == "transaction" and fact.res == "open"):
                continue
            leak = found.setdefault((handle, fact.begun), Leak(handle, fact.begun, explicit=fact.explicit))
            {Way.ERROR: leak.errors, Way.CANCEL: leak.cancels}.get(way, leak.ordinary).append((fact, trail))
    for (handle, begun), leak in found.items():
        leak.ended = handle in ended and _ends_in(flow, handle, begun)
        leak.ended_well = leak.ended and handle in well
    return list(found.values())


def _ends_in(flow: Flow, handle: Handle, begun: Any) -> bool:
    """Whether the function ends this transaction somewhere."""
    for event, reached in flow.record.reached.items():
        if not isinstance(event, Call):
            continue
        ends = role_of(flow, event) in ("commit", "rollback", "close", "release") or summary_ends(flow, event)
        if ends and any(r.fact.handle is handle and r.fact.begun is begun for r in reached):
            return True
    return any(fact.handle is handle and fact.begun is begun for _, fact, _, _ in flow.record.left)


def summary_ends(flow: Flow, call: Call) -> bool:
    m = flow.meaning(call)
    if m.function is None:
        return False
    effects = flow.world.effects(m.function)
    return effects is not None and any(e.may_end or e.closes for e in effects.on.values())


def undoes(flow: Flow, call: Call) -> bool:
    """Whether a function of the project closes connections, or rolls them back, of its own accord."""
    m = flow.meaning(call)
    effects = flow.world.effects(m.function) if m.function is not None else None
    return effects is not None and any(e.closes or (e.may_end and not e.commits) for e in effects.on.values())


def role_of(flow: Flow, call: Call) -> str:
    """The role of a call, SQL by execute() included."""
    m = flow.meaning(call)
    if m.method is not None:
        if m.method.role == "exec" and m.kind in ("begin", "commit", "rollback"):
            return m.kind
        if m.kind == "savepoint" and is_release(m.text) and _is_outermost(flow, call, savepoint_name(m.text)):
            return "commit"
        return m.method.role
    if m.acts_on is not None:
        return m.acts_on.role
    if m.kind in ("begin", "commit", "rollback"):
        return m.kind
    return ""


def _is_outermost(flow: Flow, call: Call, name: str) -> bool:
    """Whether a savepoint is the transaction itself on some path that leads to its release: SQLite's, made where none
    was open."""
    return any(("savepoint", name) in reached.fact.marks for reached in flow.record.at(call))


def rolls_back_in_handler(flow: Flow, leak: Leak) -> tuple[cst.ExceptHandler, cst.CSTNode] | None:
    """The handler that rolls this transaction back, and the `try` that it belongs to."""
    for event, reached in flow.record.reached.items():
        if not isinstance(event, Call):
            continue
        role = role_of(flow, event)
        ends = role in ("rollback", "close", "release") or (role == "" and summary_ends(flow, event))
        if not ends:
            continue
        if not any(r.fact.handle is leak.handle and r.fact.begun is leak.begun for r in reached):
            continue
        context = next((c for c in around(event.context) if c.kind == "handler"), None)
        if context is None:
            continue
        for owner in _tries(flow, context.node):
            return context.node, owner  # type: ignore[return-value]
    return None


def _tries(flow: Flow, handler: cst.CSTNode) -> list[cst.CSTNode]:
    return [
        context.node
        for call in flow.function.program.calls
        for context in around(call.context)
        if context.kind == "try" and handler in context.node.handlers  # type: ignore[attr-defined]
    ]


def cleans_up(event: Any) -> bool:
    """Whether a call makes the manager of a block in a handler or a `finally`: that the clean-up's own tools fail is
    what few would guard against."""
    return (
        isinstance(event, Call)
        and event.use == "with"
        and any(outer.kind in ("handler", "final") for outer in around(event.context))
    )


def confidence_of(flow: Flow, leak: Leak, *kinds: str) -> Confidence:
    """The handle's evidence, lowered where only unknown calls, or a maybe, make the path."""
    fact, _ = leak.witness(*kinds)
    best = leak.handle.confidence
    raised = fact.exc[-1] if fact.exc else None
    if any(what == "raise" and cleans_up(event) for what, event in steps(leak.witness(*kinds)[1])):
        return Confidence.LOW
    if raised is None:
        return best
    if raised.kind == "any" and leak.handle.type.fails_by_value:
        # The library reports by return values: exceptions are rare around it.
        return Confidence.LOW
    if raised.maybe:
        weak = raised.kind == "any" and may_be_the_database(flow.function, leak.witness(*kinds)[1])
        return best.at_most(Confidence.LOW if weak else Confidence.MEDIUM)
    if raised.kind == "any":
        return best.at_most(Confidence.MEDIUM)
    return best


def leak_severity(flow: Flow, leak: Leak) -> Severity:
    """What really happens when the handle is dropped: measured, library by library."""
    found = leak.handle.type
    if leak.handle.pooled or found.drop in ("leak", "slot"):
        return Severity.ERROR
    if found.is_async:
        return Severity.ERROR
    if (found.drop_begun if found.drop_begun and leak.begun_too else found.drop) == "gc":
        return Severity.WARNING
    function = flow.function
    node = event_node(leak.begun)
    in_loop = isinstance(leak.begun, Call) and any(c.kind == "loop" for c in around(leak.begun.context))
    if leak.ordinary or function.is_generator or function.is_async or in_loop or node is None:
        return Severity.WARNING
    return Severity.NOTE
