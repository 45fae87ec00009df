"""Laws of the interpreter, over a toy domain: they hold for any machine, whatever its events mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proof.agree import observed, said
from proof.writer import written
from txlint.flow.interpret import Catch, Facts, Frame, Interpreter, Outcome
from txlint.flow.program import (
    RAISED,
    And,
    Atom,
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
    Stmt,
    Try,
    Way,
    While,
    With,
)
from txlint.flow.program import Test as Leaf
from txlint.resource import transactions


class Number(NamedTuple):
    """A fact: one small number, or none that is known, and the exceptions that are being handled."""

    value: int | None
    exc: tuple[str, ...] = ()


@dataclass
class Numbers:
    """A machine whose events add, may raise, or both. With `coarse` it forgets numbers at every join."""

    coarse: bool = False

    def step(self, fact: Number, trail: Any, event: tuple[int, str], frame: Frame) -> Iterator[Any]:
        plus, raises = event
        after = fact if fact.value is None else fact._replace(value=(fact.value + plus) % 4)
        yield Way.NEXT, after, trail
        if raises:
            yield self._way(raises), fact._replace(exc=(*fact.exc, raises)), trail

    def _way(self, raised: str) -> Way:
        return Way.CANCEL if raised == "cancel" else Way.ERROR

    def raised(self, fact: Number, trail: Any, event: str | None, frame: Frame) -> Iterator[Any]:
        if event is None and fact.exc:
            yield self._way(fact.exc[-1]), fact, trail
        else:
            raises = event or "a"
            yield self._way(raises), fact._replace(exc=(*fact.exc, raises)), trail

    def assume(self, fact: Number, test: Atom, truth: bool) -> Number | None:
        if fact.value is None or test.key == "?":
            return fact
        return fact if (fact.value % 2 == int(test.key)) == truth else None

    def catches(self, fact: Number, handler: Handler) -> Catch:
        if handler.types is None or fact.exc[-1] in handler.types:
            return Catch.ALWAYS
        return Catch.MAYBE if "?" in handler.types else Catch.NEVER

    def missed(self, fact: Number, handler: Handler) -> Number:
        return fact

    def caught(self, fact: Number, trail: Any, handler: Handler) -> tuple[Number, Any]:
        return fact, trail

    def leave(self, fact: Number, trail: Any, manager: str, way: Way, frame: Frame) -> Iterator[Any]:
        if way in RAISED and manager == fact.exc[-1]:
            yield Way.NEXT, fact._replace(exc=fact.exc[: frame.depth]), trail
        else:
            yield way, fact, trail

    def settle(self, fact: Number, depth: int) -> Number:
        return fact._replace(exc=(*fact.exc[:depth], fact.exc[-1]))

    def unwind(self, fact: Number, depth: int) -> Number:
        return fact._replace(exc=fact.exc[:depth])

    def widen(self, facts: Facts[Number]) -> Facts[Number]:
        return {fact._replace(value=None): trail for fact, trail in facts.items()} if self.coarse else facts


def covers(wide: Facts[Number], fact: Number) -> bool:
    return fact in wide or fact._replace(value=None) in wide


_RAISES = st.sampled_from(("a", "b", "cancel"))
_EVENTS = st.tuples(st.integers(0, 3), st.sampled_from(("", "", "a", "b", "cancel")))
_TESTS = st.sampled_from(("0", "1", "?")).map(lambda key: Atom("text", key))
_HANDLED = st.sampled_from((None, ("a",), ("b",), ("a", "b"), ("cancel",), ("?",)))


def _conditions(events: st.SearchStrategy[Block]) -> st.SearchStrategy[Cond]:
    leaf = st.builds(Leaf, events, _TESTS)
    return st.recursive(
        leaf,
        lambda inner: st.one_of(st.builds(Not, inner), st.builds(And, inner, inner), st.builds(Or, inner, inner)),
        max_leaves=3,
    )


def _blocks(inner: st.SearchStrategy[Stmt]) -> st.SearchStrategy[Block]:
    return st.lists(inner, max_size=3).map(tuple)


_LEAVES: st.SearchStrategy[Stmt] = st.one_of(
    st.builds(Do, _EVENTS),
    st.builds(Do, _EVENTS),
    st.builds(Jump, st.sampled_from((Way.RETURN, Way.BREAK, Way.CONTINUE))),
    st.builds(Raise, st.one_of(st.none(), _RAISES)),
)


def _compound(inner: st.SearchStrategy[Stmt]) -> st.SearchStrategy[Stmt]:
    block = _blocks(inner)
    events = st.lists(st.builds(Do, _EVENTS), max_size=1).map(tuple)
    cond = _conditions(events)
    handlers = st.lists(st.builds(Handler, _HANDLED, block, st.none()), max_size=2).map(tuple)
    return st.one_of(
        st.builds(If, cond, block, block),
        st.builds(While, cond, block, block),
        st.builds(For, events, block, block),
        st.builds(Choice, st.lists(block, min_size=1, max_size=3).map(tuple)),
        st.builds(Try, block, handlers, block, block),
        st.builds(With, events, _RAISES, block),
    )


PROGRAMS = _blocks(st.recursive(_LEAVES, _compound, max_leaves=12))
FACTS = st.sets(st.integers(0, 3).map(Number), min_size=1).map(lambda found: sorted(found))


def run(block: Block, facts: list[Number], *, coarse: bool = False) -> Outcome[Number]:
    return Interpreter(Numbers(coarse)).run(block, dict.fromkeys(facts), Frame())


def sets(outcome: Outcome[Number]) -> dict[Way, frozenset[Number]]:
    return {way: frozenset(facts) for way, facts in outcome.items() if facts}


@given(PROGRAMS, FACTS, FACTS)
def test_join_is_union(block: Block, left: list[Number], right: list[Number]) -> None:
    """Facts move alone: what comes of two sets is what comes of each."""
    joined = run(block, left)
    joined.merge(run(block, right))
    assert sets(run(block, sorted({*left, *right}))) == sets(joined)


@given(PROGRAMS, FACTS, st.randoms(use_true_random=False))
def test_order_of_facts_does_not_matter(block: Block, facts: list[Number], rng: Any) -> None:
    shuffled = list(facts)
    rng.shuffle(shuffled)
    assert sets(run(block, shuffled)) == sets(run(block, facts))


@given(PROGRAMS, FACTS)
def test_widening_only_loses_precision(block: Block, facts: list[Number]) -> None:
    """Whatever the exact run gives is covered by the one that forgets."""
    wide = run(block, facts, coarse=True)
    for way, exact in run(block, facts).items():
        assert all(covers(wide.facts(way), fact) for fact in exact)


@given(PROGRAMS)
def test_nothing_comes_of_nothing(block: Block) -> None:
    assert not sets(run(block, []))


@given(PROGRAMS, FACTS)
def test_exceptions_are_taken_off_the_stack(block: Block, facts: list[Number]) -> None:
    """Whoever leaves in order handles nothing; whoever raises has one exception in flight."""
    for way, left in run(block, facts).items():
        assert all(len(fact.exc) == (way in RAISED) for fact in left)


@given(PROGRAMS, PROGRAMS, FACTS)
def test_finally_runs_whatever_happens(block: Block, last: Block, facts: list[Number]) -> None:
    """What a `try` with only a final suite gives is the suite run once after each way out."""
    expected: Outcome[Number] = Outcome()
    for way, reached in run(block, facts).items():
        if way in RAISED:
            continue
        after = Interpreter(Numbers()).run(last, reached, Frame(0, way))
        expected.add(way, after.take(Way.NEXT))
        expected.merge(after)
    found = sets(run((Try(block, (), (), (*last,)),), facts))
    for way, ends in sets(expected).items():
        assert ends <= found[way]


@given(PROGRAMS, FACTS)
def test_a_handler_of_everything_lets_nothing_pass(block: Block, facts: list[Number]) -> None:
    caught = run((Try(block, (Handler(None, (), None),), (), ()),), facts)
    assert not any(caught.facts(way) for way in RAISED)


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 3_000), st.integers(1, 12))
def test_bounds_only_lose_precision(seed: int, cap: int) -> None:
    """Under any bound the engine still says every end of a handle that is not closed."""
    program = written(seed)
    seen = observed(program)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transactions, "_CAP", cap)
        engine = said(program)
    if not engine.gave_up:
        assert {end for end in seen.ends if end[2] != "closed"} <= engine.ends
        assert seen.ways <= engine.ways
