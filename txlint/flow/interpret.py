"""Runs the small form over sets of facts.

Terms. A *fact* is what is known about one path of the program; facts move independently, the *join* of two sets is
their union. An *outcome* maps each way out to the facts that leave by it. A *frame* says where the interpreter is:
how many exceptions are being handled around here, and for which way out a `finally` runs. All knowledge about what
events mean is the *machine's*; this module knows statements only, and would run a proof about files or locks as well.

Exceptions. A fact carries the stack of exceptions that are being handled where it is; a fact that leaves by a raised
way carries one more on top, the one in flight. `except` leaves it there while its body runs, so that a bare `raise`
knows what to raise; leaving the clause takes it off again, or keeps only the newer one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Protocol, TypeAlias, TypeVar

from txlint.flow.program import (
    RAISED,
    And,
    Block,
    Choice,
    Cond,
    Do,
    For,
    Handler,
    If,
    Jump,
    Not,
    Or,
    Raise,
    Rounds,
    Stmt,
    Test,
    Try,
    Way,
    While,
    With,
)

F = TypeVar("F")
Trail: TypeAlias = Any
"""How a fact came about, newest step first; takes no part in equality, so the first trail of a fact is kept."""
Facts: TypeAlias = dict[F, Trail]
Moves: TypeAlias = Iterable[tuple[Way, F, Trail]]


class Catch(Enum):
    ALWAYS = "always"
    MAYBE = "maybe"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the interpreter is. `depth` counts the exceptions being handled; `final` is the way out for which the
    innermost `finally` runs."""

    depth: int = 0
    final: Way | None = None


class Machine(Protocol[F]):
    """What the interpreter asks of the domain."""

    def step(self, fact: F, trail: Trail, event: Any, frame: Frame) -> Moves[F]:
        """What one event makes of a fact: NEXT, and ERROR or CANCEL where it may raise."""

    def raised(self, fact: F, trail: Trail, event: Any | None, frame: Frame) -> Moves[F]:
        """What `raise` makes of a fact; without an event the exception being handled is raised again."""

    def assume(self, fact: F, test: Any, truth: bool) -> F | None:
        """The fact in the branch where an atom is true or false; None where that cannot be."""

    def catches(self, fact: F, handler: Handler) -> Catch:
        """Whether a handler catches the exception that the fact has in flight."""

    def missed(self, fact: F, handler: Handler) -> F:
        """The fact that goes on past a handler that may have caught it."""

    def caught(self, fact: F, trail: Trail, handler: Handler) -> tuple[F, Trail]:
        """The fact as the handler's body begins."""

    def leave(self, fact: F, trail: Trail, manager: Any, way: Way, frame: Frame) -> Moves[F]:
        """What leaving a `with` block by a way makes of a fact: it may swallow, and it may raise."""

    def settle(self, fact: F, depth: int) -> F:
        """The fact with `depth` exceptions being handled, and the newest kept on top if it has one in flight."""

    def unwind(self, fact: F, depth: int) -> F:
        """The fact with `depth` exceptions being handled and none in flight."""

    def widen(self, facts: Facts[F]) -> Facts[F]:
        """Called on every join of a loop and a branch: keeps the number of facts within bounds."""


class Outcome(dict[Way, Facts[F]]):
    """Way out -> facts."""

    def facts(self, way: Way) -> Facts[F]:
        return self.get(way, {})

    def add(self, way: Way, facts: Facts[F]) -> None:
        """Joins facts to a way out; the trail that came first stays."""
        if facts:
            if way in self:
                mine = self[way]
                for fact, trail in facts.items():
                    mine.setdefault(fact, trail)
            else:
                self[way] = dict(facts)

    def merge(self, other: Outcome[F]) -> None:
        for way, facts in other.items():
            self.add(way, facts)

    def take(self, way: Way) -> Facts[F]:
        return self.pop(way, {})


class Interpreter:
    """Runs blocks for one machine."""

    def __init__(self, machine: Machine[Any]) -> None:
        self.machine = machine

    def run(self, block: Block, facts: Facts[F], frame: Frame) -> Outcome[F]:
        """The outcome of a block for the facts that enter it."""
        out: Outcome[F] = Outcome()
        for stmt in block:
            if not facts:
                return out
            step = self.stmt(stmt, facts, frame)
            facts = step.take(Way.NEXT)
            out.merge(step)
        out.add(Way.NEXT, facts)
        return out

    def stmt(self, stmt: Stmt, facts: Facts[F], frame: Frame) -> Outcome[F]:
        match stmt:
            case Do(event):
                return self._moves(m for f, t in facts.items() for m in self.machine.step(f, t, event, frame))
            case If(cond, then, orelse):
                true, false, out = self.split(cond, facts, frame)
                out.merge(self.run(then, true, frame))
                out.merge(self.run(orelse, false, frame))
                return self._bounded(out)
            case Jump(way):
                return Outcome({way: facts})
            case Raise(event):
                return self._moves(m for f, t in facts.items() for m in self.machine.raised(f, t, event, frame))
            case Try():
                return self._try(stmt, facts, frame)
            case With():
                return self._with(stmt, facts, frame)
            case While() | For():
                return self._loop(stmt, facts, frame)
            case Rounds(bodies, orelse):
                return self._rounds(bodies, orelse, facts, frame)
            case Choice(blocks):
                out = Outcome()
                for block in blocks:
                    out.merge(self.run(block, facts, frame))
                return self._bounded(out)

    def split(self, cond: Cond, facts: Facts[F], frame: Frame) -> tuple[Facts[F], Facts[F], Outcome[F]]:
        """The facts for which a condition is true, those for which it is false, and what its events raise."""
        match cond:
            case Test(events, atom):
                out = self.run(events, facts, frame)
                reached = out.take(Way.NEXT)
                true, false = (
                    {g: t for f, t in reached.items() if (g := self.machine.assume(f, atom, truth)) is not None}
                    for truth in (True, False)
                )
                return true, false, out
            case Not(part):
                true, false, out = self.split(part, facts, frame)
                return false, true, out
            case And(left, right) | Or(left, right):
                true, false, out = self.split(left, facts, frame)
                goes_on, decided = (true, false) if isinstance(cond, And) else (false, true)
                true2, false2, out2 = self.split(right, goes_on, frame)
                out.merge(out2)
                if isinstance(cond, And):
                    return true2, _union(decided, false2), out
                return _union(decided, true2), false2, out

    def _moves(self, moves: Moves[F]) -> Outcome[F]:
        out: Outcome[F] = Outcome()
        for way, fact, trail in moves:
            out.setdefault(way, {}).setdefault(fact, trail)
        return out

    def _bounded(self, out: Outcome[F]) -> Outcome[F]:
        return Outcome({way: self.machine.widen(facts) for way, facts in out.items()})

    def _try(self, stmt: Try, facts: Facts[F], frame: Frame) -> Outcome[F]:
        out = self.run(stmt.body, facts, frame)
        entered = [Outcome[F]() for _ in stmt.handlers]
        for way in RAISED:
            for fact, trail in out.take(way).items():
                flying: F | None = fact
                for handler, into in zip(stmt.handlers, entered, strict=True):
                    verdict = self.machine.catches(fact, handler)
                    if verdict is Catch.NEVER:
                        continue
                    into.add(Way.NEXT, dict([self.machine.caught(fact, trail, handler)]))
                    if verdict is Catch.ALWAYS:
                        flying = None
                        break
                    flying = fact = self.machine.missed(fact, handler)
                if flying is not None:
                    out.add(way, {flying: trail})
        out.merge(self.run(stmt.orelse, out.take(Way.NEXT), frame))
        inner = replace(frame, depth=frame.depth + 1)
        for handler, into in zip(stmt.handlers, entered, strict=True):
            if into:
                out.merge(self._settled(self.run(handler.body, self.machine.widen(into.facts(Way.NEXT)), inner), frame))
        return self._bounded(self._finally(stmt.final, out, frame) if stmt.final else out)

    def _finally(self, final: Block, before: Outcome[F], frame: Frame) -> Outcome[F]:
        """Runs the final suite once for every way out that has facts, then goes on that way."""
        out: Outcome[F] = Outcome()
        for way, facts in before.items():
            raised = way in RAISED
            inner = Frame(frame.depth + raised, way)
            after = self.run(final, self.machine.widen(facts), inner)
            resumed = after.take(Way.NEXT)
            out.merge(self._settled(after, frame) if raised else after)
            out.add(way, resumed)
        return out

    def _settled(self, out: Outcome[F], frame: Frame) -> Outcome[F]:
        """Takes the handled exception off the facts that leave the suite that handled it."""
        settled: Outcome[F] = Outcome()
        for way, facts in out.items():
            take = self.machine.settle if way in RAISED else self.machine.unwind
            settled.add(way, _first((take(f, frame.depth), t) for f, t in facts.items()))
        return settled

    def _with(self, stmt: With, facts: Facts[F], frame: Frame) -> Outcome[F]:
        out = self.run(stmt.enter, facts, frame)
        body = self.run(stmt.body, out.take(Way.NEXT), frame)
        out.merge(
            self._moves(
                m
                for way, inside in body.items()
                for f, t in inside.items()
                for m in self.machine.leave(f, t, stmt.manager, way, frame)
            )
        )
        return self._bounded(out)

    def _loop(self, stmt: While | For, facts: Facts[F], frame: Frame) -> Outcome[F]:
        """The only fixed point: runs the body for facts that it has not seen."""
        out: Outcome[F] = Outcome()
        seen: Facts[F] = {}
        exhausted: Facts[F] = {}
        fresh = facts
        while fresh:
            seen = _union(seen, fresh)
            if isinstance(stmt, While):
                enters, done, raised = self.split(stmt.cond, fresh, frame)
            else:
                raised = self.run(stmt.advance, fresh, frame)
                enters = done = raised.take(Way.NEXT)
            out.merge(raised)
            exhausted = _union(exhausted, done)
            body = self.run(stmt.body, enters, frame)
            again = self.machine.widen(_union(body.take(Way.NEXT), body.take(Way.CONTINUE)))
            fresh = {f: t for f, t in again.items() if f not in seen}
            if len(seen) > _LOOP_CAP:
                fresh = {}
            out.merge(body)
        broken = out.take(Way.BREAK)
        out.merge(self.run(stmt.orelse, self.machine.widen(exhausted), frame))
        out.add(Way.NEXT, broken)
        return self._bounded(out)

    def _rounds(self, bodies: tuple[Block, ...], orelse: Block, facts: Facts[F], frame: Frame) -> Outcome[F]:
        out: Outcome[F] = Outcome()
        for body in bodies:
            round_ = self.run(body, facts, frame)
            facts = self.machine.widen(_union(round_.take(Way.NEXT), round_.take(Way.CONTINUE)))
            out.merge(round_)
        broken = out.take(Way.BREAK)
        out.merge(self.run(orelse, facts, frame))
        out.add(Way.NEXT, broken)
        return self._bounded(out)


_LOOP_CAP = 2_000
"""A loop whose facts pass this number is taken as seen; the machine's own bound is far below."""


def _first(pairs: Iterable[tuple[F, Trail]]) -> Facts[F]:
    facts: Facts[F] = {}
    for fact, trail in pairs:
        facts.setdefault(fact, trail)
    return facts


def _union(left: Facts[F], right: Facts[F]) -> Facts[F]:
    if not right:
        return left
    if not left:
        return right
    return {**right, **left}
