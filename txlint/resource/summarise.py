"""Computes summaries, by running the same engine over the callee."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from txlint.apis.model import Exit
from txlint.flow.program import ORDINARY, RAISED, Way
from txlint.resource.binding import Given, given_truths
from txlint.resource.fact import Fact, Handle, Part, Raised
from txlint.resource.flow import ENTRY, Flow, summarise_flow
from txlint.resource.held import FunctionRef, Obj
from txlint.resource.leaks import undoes
from txlint.resource.running import runs
from txlint.resource.summary import Effect, Effects, Holding, ManagerEffects
from txlint.tree import cst
from txlint.tree.answers import tells_failure, walk
from txlint.tree.events import Path, around
from txlint.tree.index import Class, Function

if TYPE_CHECKING:
    from txlint.resource.world import World


def effects_of(world: World, ref: FunctionRef, given: Given) -> Effects:
    """What calling a function does to handles of others, where the truth of some parameters is given."""
    chain = partial(chain_of, world, ref)
    if not (world.speaks(ref.function) and world.may_touch(ref.function)):
        return Effects(chain=chain)
    flow = summarise_flow(ref.function, world, ref.instance, "both", given)
    if flow.gave_up:
        return Effects(chain=chain)
    raised = flow.exits(Way.ERROR, Way.CANCEL)
    ways = ORDINARY if any(flow.outcome.facts(way) for way in ORDINARY) else RAISED
    return Effects(
        on={path: effect for path, effect in _table(flow, ways).items() if not effect.nothing},
        raises=_raised(flow),
        silent=not raised and not ref.function.is_generator,
        awaits=bool(flow.outcome.facts(Way.CANCEL)),
        asks=_asked(flow),
        chain=chain,
    )


def _raised(flow: Flow) -> frozenset[Raised]:
    """The exceptions that leave the function, by their classes alone; empty where one of them may be of any class."""
    found = {f.exc[-1] for f in flow.exits(Way.ERROR) if f.exc}
    known = all(r.kind == "db" or (r.kind == "named" and hasattr(builtins, r.name)) for r in found)
    return frozenset(Raised(r.kind, r.name) for r in found) if known else frozenset()


def _asked(flow: Flow) -> frozenset[str]:
    """Parameters whose truth the function tests, or hands to a function that does."""
    params = {p.name.value for p in flow.function.params} - {flow.function.receiver}
    asked = {name for name in params if flow.function.program.tested[name]}
    for call in flow.function.program.calls:
        passed = {arg.value.text for arg in call.args if isinstance(arg.value, Path)} & (params - asked)
        m = flow.meaning(call) if passed else None
        inner = flow.world.effects(m.function) if m is not None and m.function is not None else None
        if m is None or m.function is None or inner is None or not inner.asks:
            continue
        told = {name: name for name in passed}
        asked |= {path for _, path in given_truths(m.function.function, call, inner.asks, told.get) if path in passed}
    return frozenset(asked)


def chain_of(world: World, ref: FunctionRef, what: str, depth: int = 0) -> tuple[str, ...]:
    """The calls that lead to one that blocks, or that sends: first found in source order, a few levels deep."""
    function = ref.function
    if depth > 4 or not (world.speaks(function) or function.neighbours or world.may_wait(function)):
        return ()
    if (function, what) not in world.chains:
        world.chains[function, what] = ()
        world.chains[function, what] = _find_chain(world, ref, what, depth)
    return world.chains[function, what]


def _find_chain(world: World, ref: FunctionRef, what: str, depth: int) -> tuple[str, ...]:
    function = ref.function
    meanings = world.meanings(world.scope(function, ref.instance if function.receiver else None))
    speaks = world.speaks(function) or world.may_wait(function)
    for call in function.program.calls if speaks else function.neighbours:
        m = meanings(call)
        named: str = getattr(m, what)
        if named:
            return (call.callee if not call.callee.startswith("%") else call.name,)
        if m.function is not None and runs(function, call, m.function.function) and not _acquires(world, m.function):
            chain = chain_of(world, m.function, what, depth + 1)
            if chain:
                return (f"{m.function.function.name}()", *chain)
    return ()


def _acquires(world: World, ref: FunctionRef) -> bool:
    """Whether a function gives a connection: what it waits for, retries and pauses included, is the database."""
    given = world.given(ref)
    return isinstance(given, Obj) and given.type.kind in ("connection", "session", "pool", "engine")


def _table(flow: Flow, ways: tuple[Way, ...]) -> dict[str, Effect]:
    """Effects by the path that the handle has at entry."""
    found: dict[str, Effect] = {}
    errors = flow.exits(Way.ERROR, Way.CANCEL)
    for handle, mine in _of_others(flow, ways):
        if handle.renewed:
            mine = [f for f in mine if handle.path in f.names]
            if not mine:
                continue
        bad = [f for f in errors if f.handle is handle and f.exc and f.exc[-1].kind != "exit"]
        spoiled = [f for f in mine if f.begun is ENTRY and f.tx == "aborted" and not _cleaned(flow, f.spoiled)]
        found[handle.entry_path] = _effect(mine, bad, spoiled)
    return found


def _cleaned(flow: Flow, place: Any) -> bool:
    """Whether nothing is to blame for an aborted transaction, or a clause that answers with the failure, or calls what
    ends connections of its own accord: the one that was handed in may well be among them."""
    if place is None:
        return True
    if isinstance(place, cst.ExceptHandler | cst.ExceptStarHandler) and any(
        isinstance(node, cst.Return) and tells_failure(node.value) for node in walk(place.body)
    ):
        return True
    return any(
        undoes(flow, call)
        for call in flow.function.program.calls
        if any(context.node is place for context in around(call.context))
    )


def _of_others(flow: Flow, ways: tuple[Way, ...]) -> Iterator[tuple[Handle, list[Fact]]]:
    """Handles that were there at entry, each with the facts that leave by these ways, where there are any."""
    exits = flow.exits(*ways)
    for handle in flow.handles:
        mine = [f for f in exits if f.handle is handle]
        if handle.origin is None and mine:
            yield handle, mine


def _effect(mine: list[Fact], bad: list[Fact], spoiled: Sequence[Fact] = ()) -> Effect:
    """`mine` are the facts of a handle that leave well, `bad` those that leave by an error, `spoiled` those of `mine`
    in which a swallowed error has aborted the caller's transaction."""
    closes = all(f.res == "closed" for f in mine)
    # A commit that was tried is an end even where it failed and the function goes on to tell so.
    still = [f for f in mine if f.begun is ENTRY and f.is_open]
    fresh = [f for f in mine if f.begun is not ENTRY and f.is_open]
    over = [f for f in mine if f.tx == "none"]
    commits = any("commit" in f.marks for f in mine)
    ended_somewhere = any("ended" in f.marks for f in mine)
    begins = bool(fresh) and not over and all(f.explicit for f in fresh)
    executes = any(f.begun is not ENTRY and f.is_open and not f.explicit for f in mine)
    writes = any(f.wrote is not None for f in mine)
    bad_open = [f for f in bad if f.begun is ENTRY and f.is_open]
    keeps = any(m in ("attribute", "container", "closure") for f in mine for m in f.marks)
    # Every path that entered with an open transaction has ended it: none is left with the one from the entry.
    ends = not still and not closes and ended_somewhere and not begins
    return Effect(
        closes=closes,
        ends=ends,
        commits=commits,
        begins=begins,
        restarts=begins and not still and all("ended" in f.marks for f in fresh),
        renews=begins and not still and ended_somewhere,
        ends_on_error=(ends or closes) and not bad_open,
        executes=executes or writes,
        writes=writes,
        may_write=any("may-write" in f.marks for f in mine),
        sends=any("sent" in f.marks for f in mine),
        keeps=keeps,
        shows=any("shown" in f.marks for f in mine),
        maybe_ends=ended_somewhere and bool(still),
        returns_it=all("returned" in f.marks for f in mine),
        cursor=_told(mine, "cursor"),
        swallows=bool(spoiled),
        gives_bad=_told(spoiled, "gave") if spoiled else "",
        gives_good=_told([f for f in mine if f not in spoiled], "gave") if spoiled else "",
    )


def _told(mine: Sequence[Fact], what: str) -> str:
    """What all of these ways give back: "gave" a constant, as a guard, or a "cursor", by its type; "" where they differ
    or it cannot be told."""
    found: set[str] = {next((m[1] for m in f.marks if isinstance(m, tuple) and m[0] == what), "") for f in mine}
    return found.pop() if len(found) == 1 else ""


def manager_effects_of(world: World, ref: FunctionRef, given: Given) -> ManagerEffects:
    """A generator that `contextlib.contextmanager` turns into a manager: run up to its yield, and on from there."""
    function = ref.function
    after_ok = summarise_flow(function, world, ref.instance, "next", given)
    after_error = summarise_flow(function, world, ref.instance, "error", given)
    enter: dict[str, Effect] = {}
    given_handles: list[Handle] = []
    gives_open = False
    cursor_of: Handle | None = None
    manual_end = "ok"
    holds: list[Holding] = []
    shows: set[tuple[str, str]] = set()
    for event in function.program.yields:
        reached = after_ok.record.reached.get(event, [])
        for handle in dict.fromkeys(r.fact.handle for r in reached if r.fact.handle is not None):
            facts = [r.fact for r in reached if r.fact.handle is handle]
            manual_end = next((how for f in facts for _, how in f.managed if how != "ok"), manual_end)
            if handle.origin is None:
                enter[handle.entry_path] = _effect(facts, [])
            value = event.value.text if isinstance(event.value, Path) else ""
            lent = any(part.path == value and part.kind == "cursor" for f in facts for part in f.parts)
            if lent:
                cursor_of = handle
            is_open = any(f.is_open and f.begun is not ENTRY for f in facts)
            if lent or any(value in f.names for f in facts):
                gives_open = gives_open or is_open
                given_handles.append(handle)
            elif inner := _within(facts, value):
                if handle.origin is None:
                    shows.update((handle.entry_path, name) for name in inner)
                else:
                    parts = frozenset(p for f in facts for p in _parts_within(f.parts, f"{value}."))
                    exit_ = _exit_of(after_ok, after_error, [handle]) or Exit()
                    holds.append(Holding(inner, handle, is_open, parts, exit_))
    return ManagerEffects(
        enter={p: e for p, e in enter.items() if not e.nothing},
        ok=_leaving(after_ok, enter),
        error=_leaving(after_error, enter, tuple(Way)),
        exit=_exit_of(after_ok, after_error, given_handles),
        gives_open=gives_open,
        cursor_of=cursor_of,
        swallows=bool(after_error.exits(*ORDINARY)) and not after_error.gave_up,
        manual_end=manual_end,
        holds=tuple(holds),
        shows=frozenset(shows),
        receiver=function.receiver,
        params=tuple(p.name.value for p in function.params),
    )


def _within(facts: Iterable[Fact], value: str) -> tuple[str, ...]:
    """Where in an object a handle is kept, the shortest path first."""
    found = {name.removeprefix(f"{value}.") for f in facts for name in f.names if name.startswith(f"{value}.")}
    return tuple(sorted(found, key=lambda name: (len(name), name))) if value else ()


def _parts_within(parts: Iterable[Part], prefix: str) -> Iterator[Part]:
    """What is kept beside a handle, by its names in the object."""
    for part in parts:
        if part.path.startswith(prefix):
            yield part._replace(path=part.path.removeprefix(prefix))


def _exit_of(after_ok: Flow, after_error: Flow, handles: Iterable[Handle]) -> Exit | None:
    """What a manager does after its yield to the handles that it gives; None where it gives none."""
    ok: list[Fact] = []
    error: list[Fact] = []
    committed = False
    for handle in handles:
        ok += _same_handle(after_ok.exits(*ORDINARY), handle)
        error += _same_handle(after_error.exits(), handle)
        committed = committed or (
            any(h.exit is not None and h.exit.ok == "commit" for h in after_ok.handles)
            and any(fact.handle is handle and way in ORDINARY for _, fact, _, way in after_ok.record.left)
        )
    if not ok:
        return None
    committed = committed or any("commit" in f.marks and "undone-first" not in f.marks for f in ok)
    closes = all(f.res == "closed" or "given-back" in f.marks for f in ok)
    undone = closes or any("rollback" in f.marks for f in ok)
    return Exit(
        ok="commit" if committed else "rollback" if undone else "none",
        error="rollback" if closes or any("rollback" in f.marks for f in error) else "none",
        then="close" if closes else "open",
    )


def _same_handle(facts: Iterable[Fact], handle: Handle) -> list[Fact]:
    """The facts of a handle, which another run of the function knows as another object."""
    return [
        fact
        for fact in facts
        if (own := fact.handle) is not None
        and own.origin is handle.origin
        and (own.origin is not None or own.entry_path == handle.entry_path)
    ]


def _leaving(flow: Flow, enter: dict[str, Effect], ways: tuple[Way, ...] = ORDINARY) -> dict[str, Effect]:
    """Effects between the yield and the end, for handles of others: what began before the yield and is over."""
    found: dict[str, Effect] = {}
    for handle, mine in _of_others(flow, ways):
        path = handle.entry_path
        closes = all(f.res == "closed" for f in mine)
        ended = all(not f.is_open or f.begun is ENTRY for f in mine)
        began = enter.get(path)
        commits = any("commit" in f.marks for f in mine)
        over = any("ended" in f.marks for f in mine)
        if began is not None and began.begins and ended:
            found[path] = Effect(ends=True, commits=commits, closes=closes)
        elif closes or (over and all(f.tx == "none" for f in mine)):
            found[path] = Effect(ends=not closes, closes=closes, commits=commits)
    return found


def class_manager_effects_of(world: World, cls: Class, asynchronous: bool) -> ManagerEffects | None:
    """A class with `__enter__` and `__exit__`."""
    enter = world.method(cls, "__aenter__" if asynchronous else "__enter__")
    leave = world.method(cls, "__aexit__" if asynchronous else "__exit__")
    if enter is None and leave is None:
        return None
    entering = world.effects(FunctionRef(enter, cls)) if enter is not None else None
    leaving = world.effects(FunctionRef(leave, cls)) if leave is not None else None
    on = dict(leaving.on) if leaving is not None else {}
    receiver = (leave or enter).receiver if (leave or enter) is not None else ""  # type: ignore[union-attr]
    exit_ = None
    given = world.given(FunctionRef(enter, cls)) if enter is not None else None
    if isinstance(given, Obj) and leave is not None and enter is not None:
        exit_ = _exit_of_attribute(world, cls, on)
    return ManagerEffects(
        enter=dict(entering.on) if entering is not None else {},
        ok=on,
        error=on,
        exit=exit_,
        enters_quietly=enter is not None and world.only_assigns(enter, cls),
        holds=_holdings(world, FunctionRef(enter, cls), on) if enter is not None else (),
        gives=_attribute_given(enter) if enter is not None else "",
        receiver=receiver,
    )


def _holdings(world: World, enter: FunctionRef, leaving: Mapping[str, Effect]) -> tuple[Holding, ...]:
    """What `__enter__` acquires and keeps under an attribute, where leaving ends it."""
    function = enter.function
    if not world.speaks(function) or not any(effect.closes or effect.may_end for effect in leaving.values()):
        return ()
    flow = summarise_flow(function, world, enter.instance, "both")
    prefix = f"{function.receiver}."
    found: dict[str, Holding] = {}
    for fact in () if flow.gave_up else flow.exits(*ORDINARY):
        handle = fact.handle
        name = min((n for n in fact.names if n in leaving and n.startswith(prefix)), default="")
        if handle is None or handle.origin is None or handle.type.kind not in ("connection", "session") or not name:
            continue
        effect = leaving[name]
        if effect.closes or effect.may_end:
            parts = frozenset(_parts_within(fact.parts, prefix))
            found[name] = Holding((name.removeprefix(prefix),), handle, fact.is_open, parts, _exit_by(effect))
    return tuple(found.values())


def _attribute_given(enter: Function) -> str:
    given = {r.value.text for r in enter.program.returns if isinstance(r.value, Path)}
    prefix = f"{enter.receiver}."
    path = given.pop() if len(given) == 1 else ""
    return path.removeprefix(prefix) if path.startswith(prefix) else ""


def _exit_by(effect: Effect) -> Exit:
    return Exit(
        ok="commit" if effect.commits else "rollback", error="rollback", then="close" if effect.closes else "open"
    )


def _exit_of_attribute(world: World, cls: Class, on: dict[str, Effect]) -> Exit | None:
    """What leaving does to the handle that `__enter__` returns, when it is an attribute of the object."""
    function = world.method(cls, "__enter__") or world.method(cls, "__aenter__")
    if function is None:
        return None
    for returned in function.program.returns:
        if isinstance(returned.value, Path) and returned.value.text in on:
            effect = on[returned.value.text]
            if effect.closes or effect.may_end:
                return _exit_by(effect)
    return None
