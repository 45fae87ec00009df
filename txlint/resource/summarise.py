"""Computes summaries, by running the same engine over the callee."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from txlint.flow.program import ORDINARY, RAISED, Way
from txlint.resource.binding import Given, given_truths
from txlint.resource.fact import Fact, Handle, Raised
from txlint.resource.flow import ENTRY, Flow, summarise_flow
from txlint.resource.held import FunctionRef, Obj
from txlint.resource.leaks import undoes
from txlint.resource.running import runs
from txlint.resource.summary import Effect, Effects, Swallowed
from txlint.resource.threads import run_in_thread, works_elsewhere
from txlint.tree import cst
from txlint.tree.answers import tells_failure, walk
from txlint.tree.events import Call, Manager, Path, around, in_handler, paths_in

if TYPE_CHECKING:
    from txlint.resource.meaning import Meaning, Meanings
    from txlint.resource.world import World


def effects_of(world: World, ref: FunctionRef, given: Given) -> Effects:
    """What calling a function does to handles of others, where the truth of some parameters is given."""
    chain = partial(chain_of, world, ref)
    if not (world.speaks(ref.function) and world.may_touch(ref)):
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
    """The calls that lead to one that blocks, or that sends, a few levels deep: the first in source order, or one that
    waits for longer."""
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
    best: tuple[str, ...] = ()
    for call in function.program.calls if speaks else function.neighbours:
        if what == "blocking" and call.name == "sleep" and in_handler(call.context):
            # The pause before another try: no caller waits for it unless something has failed already.
            continue
        m = meanings(call)
        found = _led_to(world, meanings, m, what, depth)
        if found and (not best or _is_worse(found, best)):
            best = found
        if best and (what != "blocking" or _harm(best) == _NETWORK):
            break
    return best


def _led_to(world: World, meanings: Meanings, m: Meaning, what: str, depth: int) -> tuple[str, ...]:
    """The chain that one call leads to."""
    call, function = m.call, meanings.scope.function
    named: str = getattr(m, what)
    if named:
        inside = run_in_thread(meanings.scope, call)
        chain = chain_of(world, inside, what, depth + 1) if inside is not None else ()
        if inside is not None and chain:
            return (f"{inside.function.name}()", *chain)
        return (call.callee if not call.callee.startswith("%") else call.name,)
    if m.function is not None and runs(function, call, m.function.function) and not _acquires(world, m.function):
        chain = chain_of(world, m.function, what, depth + 1)
        return (f"{m.function.function.name}()", *chain) if chain else ()
    return ()


_NETWORK = 3
_NEAR = 3
"""A chain that is longer is less sure."""


def _harm(chain: tuple[str, ...]) -> int:
    """How long one may wait at the end of a chain: for a thread, a process, a sleep, anything else."""
    last = chain[-1]
    if works_elsewhere(last):
        return 0
    if last.startswith(("subprocess.", "os.")) or last.endswith(("communicate", ".wait")):
        return 1
    return 2 if last.endswith("sleep") else _NETWORK


def _is_worse(chain: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return _harm(chain) > _harm(other) and (len(chain) < _NEAR or len(chain) <= len(other))


def _acquires(world: World, ref: FunctionRef) -> bool:
    """Whether a function gives a connection: what it waits for, retries and pauses included, is the database."""
    given = world.given(ref)
    return isinstance(given, Obj) and given.type.kind in ("connection", "session", "pool", "engine")


def _table(flow: Flow, ways: tuple[Way, ...]) -> dict[str, Effect]:
    """Effects by the path that the handle has at entry."""
    found: dict[str, Effect] = {}
    errors = flow.exits(Way.ERROR, Way.CANCEL)
    for handle, mine in of_others(flow, ways):
        if handle.renewed:
            mine = [f for f in mine if handle.path in f.names]
            if not mine:
                continue
        bad = [f for f in errors if f.handle is handle and f.exc and f.exc[-1].kind != "exit"]
        spoiled = [f for f in mine if f.begun is ENTRY and f.tx == "aborted" and not _cleaned(flow, f.spoiled)]
        effect = effect_of(mine, bad, spoiled)
        found[handle.entry_path] = replace(effect, swallowed_at=_place(flow, spoiled[0])) if spoiled else effect
    return found


def _place(flow: Flow, fact: Fact) -> Swallowed | None:
    """The clause that has swallowed an error; a call leads to the one in what is called."""
    place = fact.spoiled
    used = any(
        reached.fact.spoiled is place and reached.fact.handle is fact.handle and _uses(flow, call, reached.fact)
        for call in flow.function.program.calls
        if all(context.node is not place for context in around(call.context))
        for reached in flow.record.at(call)
    )
    if isinstance(place, Call):
        inner = swallowed_in(flow, place)
        return inner._replace(told=inner.told or used) if inner is not None else None
    return Swallowed(flow.function, place.node if isinstance(place, Manager) else place, used) if place else None


def swallowed_in(flow: Flow, call: Call) -> Swallowed | None:
    """Where a function of the project that is called swallows a database error, itself or further down."""
    called = flow.meaning(call).function
    effects = flow.world.effects(called) if called is not None else None
    found = (effect.swallowed_at for effect in effects.on.values()) if effects is not None else ()
    return next((place for place in found if place is not None), None)


def _uses(flow: Flow, call: Call, fact: Fact) -> bool:
    """Whether a call sends a statement on the handle, itself or as a function of the project that is given it."""
    m = flow.meaning(call)
    if m.function is None:
        return m.method is not None and m.method.role in ("exec", "read", "commit") and m.receiver in fact.names
    return any(path in fact.names for arg in call.args for path in paths_in(arg.value))


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


def of_others(flow: Flow, ways: tuple[Way, ...]) -> Iterator[tuple[Handle, list[Fact]]]:
    """Handles that were there at entry, each with the facts that leave by these ways, where there are any."""
    exits = flow.exits(*ways)
    for handle in flow.handles:
        mine = [f for f in exits if f.handle is handle]
        if handle.origin is None and mine:
            yield handle, mine


def effect_of(mine: list[Fact], bad: list[Fact], spoiled: Sequence[Fact] = ()) -> Effect:
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
    # What a failed commit held is lost with it; what stands where an error was passed over is told there.
    writes = any(f.wrote is not None and f.tx != "failed" and f.spoiled is None for f in mine)
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
        opens=executes,
        writes=writes,
        surely=writes and all(f.wrote is not None or "commit" in f.marks for f in mine),
        may_commit=writes and any("maybe-committed" in f.marks or (f in over and "commit" in f.marks) for f in mine),
        may_write=any("may-write" in f.marks for f in mine),
        sends=any("sent" in f.marks for f in mine),
        pends=writes and not commits and not any(f.marks & {"asked", "shown"} for f in mine),
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
