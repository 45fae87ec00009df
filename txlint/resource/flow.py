"""Flow: one function, interpreted. Rules ask it; nothing else walks statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from txlint.flow.interpret import Facts, Frame, Interpreter, Outcome
from txlint.flow.program import RAISED, Way
from txlint.resource.attributes import kept_in
from txlint.resource.binding import NOTHING_GIVEN, Given, truth_of
from txlint.resource.callbacks import Callback, callback_of
from txlint.resource.decorators import transactions_around
from txlint.resource.entry import entry_handles
from txlint.resource.errors import Move
from txlint.resource.fact import ZERO, Fact, Handle, Raised, Record, Trail
from txlint.resource.handed import at_entry, handle_of
from txlint.resource.meaning import Meaning, Meanings
from txlint.resource.raises import Catcher
from txlint.resource.servers import speaks_postgres
from txlint.resource.transactions import Transactions
from txlint.resource.values import Scope
from txlint.resource.world import World
from txlint.tree.events import Call, Const, Path, Yield
from txlint.tree.index import Class, Function
from txlint.tree.nodes import decorator_path


@dataclass(slots=True)
class Flow:
    """The outcome of a function, and what was reached on the way."""

    function: Function
    scope: Scope
    world: World
    meaning: Meanings
    record: Record
    outcome: Outcome[Fact]
    handles: list[Handle]
    gave_up: bool
    machine: Transactions
    memo: dict[str, Any] = field(default_factory=dict)

    def exits(self, *ways: Way) -> Facts[Fact]:
        """Facts that leave by any of these ways, process exits left out; all ways when none is named."""
        found: Facts[Fact] = {}
        for way in ways or tuple(Way):
            for fact, trail in self.outcome.facts(way).items():
                if way in (Way.ERROR, Way.CANCEL) and fact.exc and fact.exc[-1].kind == "exit":
                    continue
                found.setdefault(fact, trail)
        return found


Yielding = Literal["both", "next", "error"]


class _Summarised(Transactions):
    """A machine whose yields go on in one way only, and whose facts remember how transactions ended."""

    yielding: Yielding = "both"

    def _give_away(self, fact: Fact, value: Any, why: str) -> Fact:
        fact = super()._give_away(fact, value, why)
        if why != "returned" or fact.handle is None:
            return fact
        given: set[Any] = {("gave", truth_of(value))} if isinstance(value, Const) else set()
        given |= {("cursor", p.type) for p in fact.parts if p.kind == "cursor" and Path(p.path) == value}
        return fact._replace(marks=fact.marks | given) if given else fact

    def _passed(
        self, fact: Fact, trail: Trail, call: Call, m: Meaning, index: int, itself: bool, keyword: str
    ) -> Iterator[Move]:
        if itself and m.function is None and m.method is None and m.wrapper is None and not m.quiet:
            fact = fact._replace(marks=fact.marks | {"shown"})
        return super()._passed(fact, trail, call, m, index, itself, keyword)

    def _yield(self, fact: Fact, trail: Trail, event: Yield, frame: Frame) -> Any:
        for way, after, step in super()._yield(fact, trail, event, frame):
            if (self.yielding == "next" and way is not Way.NEXT) or (self.yielding == "error" and way is not Way.ERROR):
                continue
            yield way, after._replace(marks=after.marks | {"yielded"}), step

    def _call(self, fact: Fact, trail: Trail, call: Call, frame: Frame) -> Iterator[Move]:
        handle = fact.handle
        if handle is not None and call.receiver in fact.names and handle.type.method(call.name) is None:
            fact = fact._replace(marks=fact.marks | {"asked"})
        return super()._call(fact, trail, call, frame)

    def _execute(self, fact: Fact, call: Any, kind: str, role: str) -> Fact:
        after = super()._execute(fact, call, kind, role)
        # `add()` waits for the flush; `await session.delete()` loads first.
        waits = role == "write_pending" and not (call.awaited and self.meaning(call).function is None)
        return after._replace(marks=after.marks | ({"sent"} if waits else {"sent", "asked"}))

    def _end(self, fact: Fact, trail: Trail, call: Any, m: Any, method: Any, model: Any, part: Any) -> Any:
        for way, after, step in super()._end(fact, trail, call, m, method, model, part):
            if way is Way.NEXT:
                # A commit behind a rollback ends what came between, and nothing of what the function was given.
                undone = method.role == "rollback" and not after.marks & {"commit", "rollback"}
                after = after._replace(marks=after.marks | {method.role, *(["undone-first"] if undone else ())})
            yield way, after, step

    def _apply_exit(self, fact: Fact, trail: Trail, manager: Any, way: Way, exit_: Any) -> Any:
        end = exit_.error if way in RAISED else exit_.ok
        ends = end != "none" and fact.handle is not None and (fact.is_open or fact.handle.type.kind == "session")
        for out, after, step in super()._apply_exit(fact, trail, manager, way, exit_):
            if out is way and ends:
                after = after._replace(marks=after.marks | {end})
            yield out, after, step


Make: TypeAlias = Callable[[Scope, Meanings, Catcher, Record], Transactions]


def analyse_flow(
    function: Function,
    world: World,
    instance: Class | None = None,
    make: Make = Transactions,
    without_handle: bool = False,
) -> Flow:
    """Interprets a function for reporting, with a machine of the kind that is asked for. Where the function knows no
    handle there is nothing to report, and its ways out are told only if `without_handle` asks for them."""
    return _run(function, world, instance, None, make=make, without_handle=without_handle)


def summarise_flow(
    function: Function, world: World, instance: Class | None, yielding: Yielding, given: Given = NOTHING_GIVEN
) -> Flow:
    """Interprets a function for its summary: every handle enters once idle and once with a transaction open."""
    return _run(function, world, instance, yielding, given)


ENTRY = "entry"


def _run(
    function: Function,
    world: World,
    instance: Class | None,
    yielding: Yielding | None,
    given: Given = NOTHING_GIVEN,
    make: Make = Transactions,
    without_handle: bool = True,
) -> Flow:
    scope = world.scope(function, instance)
    meanings = world.meanings(scope)
    record = Record()
    catcher = Catcher(world.models, lambda name: _resolve(scope, name))
    machine: Transactions
    if yielding is None:
        machine = make(scope, meanings, catcher, record)
    else:
        machine = _Summarised(scope, meanings, catcher, record)
        machine.yielding = yielding
    entry: dict[Fact, Trail] = {ZERO._replace(guards=given): None}
    handles = entry_handles(scope, meanings, summarising=yielding is not None)
    # A summary speaks of the function's own doing; what its decorators begin, they end.
    around = {a.path or f"@{a.type.id}()": a for a in transactions_around(scope)} if yielding is None else {}
    handed = world.handed(scope) if yielding is None else None
    if handed is not None:
        around = {path: outer for path, outer in around.items() if outer.node is not handed.node}
        handles[handed.param] = handle_of(scope, handed)
    for path, outer in around.items():
        if path not in handles:
            named = outer.path or decorator_path(outer.node)
            handles[path] = Handle(outer.type, "borrowed", named, "handle")
    called = callback_of(scope) if yielding is None else None
    if called is not None:
        handles[called.param] = Handle(
            called.type,
            "borrowed",
            called.param,
            called.type.begins,
            param=True,
            aborts=called.aborts or speaks_postgres(scope, called.type),
        )
    kept = kept_in(scope)
    for path, handle in handles.items():
        parts = frozenset(part for owner, part in kept if owner == path)
        always = frozenset(part for part in parts if part.kind != "tx")
        fact = Fact(handle, frozenset([path]), always, guards=frozenset(g for g in given if g[0] != path))
        if handle.begins == "always":
            fact = fact._replace(tx="open", begun=ENTRY)
        if path in around:
            node = around[path].node
            fact = fact._replace(
                tx="open", begun=node, explicit=True, managed=frozenset([(node, around[path].manual_end)])
            )
        if handed is not None and path == handed.param:
            fact = at_entry(fact, handed)
        if called is not None and path == called.param:
            fact = _called_back(fact, called, function)
        entry[fact] = None
        if yielding is not None:
            entry[fact._replace(tx="open", begun=ENTRY, explicit=True, parts=parts)] = None
    outcome: Outcome[Fact] = Outcome()
    idle = not handles and machine.expects_no_handle()
    if idle:
        machine.run_cheaply()
    if not idle or without_handle:
        outcome = Interpreter(machine).run(function.program.block, entry, Frame())
    return Flow(
        function,
        scope,
        world,
        meanings,
        record,
        outcome,
        [*handles.values(), *machine.handles.values()],
        machine.gave_up,
        machine,
    )


def _called_back(fact: Fact, called: Callback, function: Function) -> Fact:
    """The fact of the transaction that a library opens round a callback, and ends."""
    assert function.node is not None
    node = function.node.name
    manual_end = called.type.exit.manual_end if called.type.exit is not None else "ok"
    return fact._replace(tx="open", begun=node, explicit=True, managed=frozenset([(node, manual_end)]))


def _resolve(scope: Scope, name: str) -> str:
    """An exception class as a dotted path."""
    from txlint.resource.held import ClassRef, External, Obj

    held = scope.path(name) if name != "?" else None
    match held:
        case External(path, _):
            return path
        case ClassRef(cls):
            return f"{cls.module.name}.{cls.name}" if cls.module.name else cls.name
        case Obj():
            return name
    # An attribute of a modelled module (`conn.Error`, `db.IntegrityError`) keeps its name.
    return name


__all__ = ["ENTRY", "Flow", "Raised", "analyse_flow", "summarise_flow"]
