"""Compares what CPython does with a program to what the engine says about it."""

from __future__ import annotations

import asyncio
import builtins
import dis
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import Any

from proof.explore import End, Explorer, NotAProgram, Observed
from proof.programs import Program, smaller
from txlint.apis.model import Models, extended
from txlint.flow.program import Way
from txlint.project import LoneFile
from txlint.resource.flow import Flow, analyse_flow
from txlint.resource.world import World
from txlint.tree.events import Call, Const
from txlint.tree.index import Module
from txlint.tree.syntax import parse

BOUND = 4_000
"""Runs after which a program is taken as too large to explore."""
_OWN = (AttributeError, NameError, RuntimeError, TypeError)


@dataclass(frozen=True)
class Said:
    """What the engine says."""

    ends: frozenset[End]
    ways: frozenset[str]
    exact: bool
    """Nothing was forgotten to stay within bounds."""
    gave_up: bool
    """There were too many facts: no rule asks about such a function."""


@dataclass(frozen=True)
class Disagreement:
    missed: frozenset[Any]
    """Seen in an execution, not said by the engine."""
    invented: frozenset[Any]
    """Said by the engine, seen in no execution of a program that was explored to its end."""

    def __str__(self) -> str:
        rows = [f"missed: {row}" for row in sorted(map(str, self.missed))]
        return "\n".join(rows + [f"invented: {row}" for row in sorted(map(str, self.invented))])


def observed(program: Program, *, bound: int = BOUND, strict: bool = False, merge: bool = True) -> Observed:
    """Executes a program under every choice.

    Strict: refuses it as soon as CPython raises an error of its own. Unmerged: every state counts as new.
    """
    space: dict[str, Any] = {}
    exec(compile(program.text, "<program>", "exec"), space)
    function = space["program"]
    explorer = Explorer(function.__code__, bound, merge)

    def run() -> str:
        mode, kind = explorer.choose((0, 1)), explorer.choose((1, 2))
        return way_of(lambda: _driven(function(mode, kind)) if program.asynchronous else function(mode, kind))

    if not strict:
        return explorer.explore(run)
    for instruction in dis.get_instructions(function):
        if instruction.opname == "LOAD_GLOBAL" and instruction.argval not in {*space, *dir(builtins)}:
            raise NotAProgram(f"{instruction.argval} is bound nowhere")
    with _watched(function.__code__):
        return explorer.explore(run)


def way_of(call: Callable[[], Any]) -> str:
    """The way by which a program comes back: it returns 1, or None where it falls off its end."""
    try:
        result = call()
    except NotAProgram:
        raise
    except _OWN as error:
        raise NotAProgram(repr(error)) from error
    except Exception:
        return "ERROR"
    except BaseException:
        return "CANCEL"
    return "NEXT" if result is None else "RETURN"


def _driven(coroutine: Any) -> Any:
    """Runs a coroutine; an await that yields is one that is cancelled."""
    try:
        coroutine.send(None)
        while True:
            coroutine.throw(asyncio.CancelledError())
    except StopIteration as end:
        return end.value


@contextmanager
def _watched(code: Any) -> Iterator[None]:
    def local(frame: FrameType, event: str, arg: Any) -> Any:
        if event == "exception" and issubclass(arg[0], _OWN):
            Explorer.current.refused = repr(arg[1])
        return local

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        if frame.f_code is not code:
            return None
        frame.f_trace_lines = False
        return local

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


@cache
def models() -> Models:
    return extended([tomllib.loads(Path(__file__).with_name("proofdb.toml").read_text("utf-8"))])


def interpreted(text: str) -> Flow:
    """The flow of the function `program` of a file."""
    world = World(models(), LoneFile())
    module = Module(parse(text.encode(), "program.py"), "program")
    world.add(module)
    return analyse_flow(module.functions["program"], world, without_handle=True)


def said(program: Program) -> Said:
    flow = interpreted(program.text)
    ends: set[End] = set()
    ways: set[str] = set()
    for way in (Way.NEXT, Way.RETURN, Way.ERROR, Way.CANCEL):
        for fact in flow.outcome.facts(way):
            if fact.handle is None:
                ways.add(way.name)
                continue
            origin = fact.handle.origin
            assert isinstance(origin, Call)
            site = origin.args[0].value
            assert isinstance(site, Const)
            ends.add((way.name, site.value, fact.res, fact.tx))
    return Said(frozenset(ends), frozenset(ways), not flow.machine.widened, flow.gave_up)


def disagreement(program: Program, seen: Observed) -> Disagreement | None:
    """What the engine gets wrong about a program, None where it gets nothing wrong."""
    engine = said(program)
    if engine.gave_up:
        return None
    ends = seen.ends
    if not engine.exact:
        # Handles that were closed are the first to be forgotten.
        ends = frozenset(end for end in ends if end[2] != "closed")
    missed = frozenset((ends - engine.ends) | (seen.ways - engine.ways))
    invented: frozenset[Any] = frozenset()
    if seen.complete and seen.exact and engine.exact:
        invented = frozenset((engine.ends - seen.ends) | (engine.ways - seen.ways))
    return Disagreement(missed, invented) if missed or invented else None


def failure(program: Program) -> Disagreement | None:
    """The same for a program that may be none at all."""
    try:
        seen = observed(program, strict=True)
    except (NotAProgram, SyntaxError):
        return None
    return disagreement(program, seen)


def minimised(program: Program, fails: Callable[[Program], bool], seconds: float = 60) -> Program:
    """A program that still fails, and of which nothing can be dropped, or the smallest found in that time."""
    end = monotonic() + seconds
    shrinking = True
    while shrinking:
        shrinking = False
        for candidate in smaller(program):
            if monotonic() > end:
                return program
            if fails(candidate):
                program, shrinking = candidate, True
                break
    return program
