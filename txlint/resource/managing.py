"""Computes what entering and leaving a context manager of the project does, by running the same engine over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from txlint.apis.model import Exit
from txlint.flow.program import ORDINARY, Way
from txlint.resource.binding import Given
from txlint.resource.fact import Fact, Handle, Part
from txlint.resource.flow import ENTRY, Flow, summarise_flow
from txlint.resource.held import FunctionRef, Obj
from txlint.resource.summarise import effect_of, of_others
from txlint.resource.summary import Effect, Holding, ManagerEffects
from txlint.tree.events import Path
from txlint.tree.index import Class, Function

if TYPE_CHECKING:
    from txlint.resource.world import World


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
    holds: dict[tuple[str, ...], list[tuple[Handle, list[Fact]]]] = {}
    shows: set[tuple[str, str]] = set()
    for event in function.program.yields:
        reached = after_ok.record.reached.get(event, [])
        for handle in dict.fromkeys(r.fact.handle for r in reached if r.fact.handle is not None):
            facts = [r.fact for r in reached if r.fact.handle is handle]
            manual_end = next((how for f in facts for _, how in f.managed if how != "ok"), manual_end)
            if handle.origin is None:
                enter[handle.entry_path] = effect_of(facts, [])
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
                    named = [f._replace(parts=frozenset(_parts_within(f.parts, f"{value}."))) for f in facts]
                    holds.setdefault(inner, []).append((handle, named))
    return ManagerEffects(
        enter={p: e for p, e in enter.items() if not e.nothing},
        ok=_leaving(after_ok, enter),
        error=_leaving(after_error, enter, tuple(Way)),
        exit=_exit_of(after_ok, after_error, given_handles),
        gives_open=gives_open,
        cursor_of=cursor_of,
        swallows=bool(after_error.exits(*ORDINARY)) and not after_error.gave_up,
        manual_end=manual_end,
        holds=tuple(_holding(after_ok, after_error, inner, found) for inner, found in holds.items()),
        shows=frozenset(shows),
        receiver=function.receiver,
        params=tuple(p.name.value for p in function.params),
    )


def _holding(
    after_ok: Flow, after_error: Flow, inner: tuple[str, ...], found: list[tuple[Handle, list[Fact]]]
) -> Holding:
    """What a manager keeps inside the object that it gives, whichever of its yields gives that."""
    facts = [fact for _, mine in found for fact in mine]
    handle = found[0][0]
    return Holding(
        inner,
        replace(handle, begins="never") if any(f.auto for f in facts) else handle,
        any(f.is_open and f.begun is not ENTRY for f in facts),
        frozenset(part for f in facts for part in f.parts),
        _exit_of(after_ok, after_error, [handle for handle, _ in found]) or Exit(),
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
    for handle, mine in of_others(flow, ways):
        path = handle.entry_path
        # What goes wrong before the yield is nothing that leaving does.
        mine = [f for f in mine if "yielded" in f.marks]
        if not mine:
            continue
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
