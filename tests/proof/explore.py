"""Runs a function under every choice that its world can make, each reachable state once.

Whatever is not decided by the program (does this call raise, is there another item, is the await
cancelled) is asked of `choose`. A run replays a prefix of choices and takes the first option from there
on; the other options are queued. Two choice points with the same instruction, locals, handled
exceptions and resources have the same future, so the second one is not explored again: that makes loops
finite, and the exploration exact.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import CodeType, FrameType
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
S = TypeVar("S", bound="Stateful")
_ENDLESS = 5_000


class NotAProgram(BaseException):
    """The function did what no program of the proof may do: an exception of CPython's own, or no end."""


class Stateful(Protocol):
    """A resource: whatever tells two of its states apart, and how it stands at the end."""

    @property
    def state(self) -> Any: ...

    @property
    def end(self) -> tuple[int, str, str]:
        """(site that acquires, resource, transaction)"""


@dataclass(eq=False)
class Resource:
    """One connection of the fake library. `entered`: the `with` blocks that it or its transaction is in."""

    site: int
    res: str = "open"
    tx: str = "none"
    entered: list[tuple[str, int, bool]] = field(default_factory=list)

    @property
    def state(self) -> tuple[int, str, str, tuple[tuple[str, int, bool], ...]]:
        return self.site, self.res, self.tx, tuple(self.entered)

    @property
    def end(self) -> tuple[int, str, str]:
        return self.site, self.res, self.tx


End = tuple[str, int, str, str]
"""(way out, site that acquires, resource, transaction)"""


@dataclass(frozen=True)
class Observed:
    """What executions showed."""

    ends: frozenset[End]
    ways: frozenset[str]
    complete: bool
    """Every state was reached within the bound."""
    exact: bool
    """No event did less than its kind can do: the engine may be asked to promise no more than this."""
    runs: int


class Explorer:
    """The choices of one program. `current` is the one that the fake library asks."""

    current: Explorer

    def __init__(self, code: CodeType, bound: int, merge: bool = True) -> None:
        self.code = code
        self.bound = bound
        self.merge = merge
        self.exact = True
        self.refused = ""
        """Why this is no program of the proof; noted, since the program could catch an exception."""
        self.resources: list[Stateful] = []
        self._seen: set[Any] = set()
        self._queue: list[tuple[int, ...]] = [()]
        self._prefix: tuple[int, ...] = ()
        self._taken: list[int] = []
        self._known = False
        self._after = 0
        self._random = random.Random(1)

    def explore(self, run: Callable[[], str]) -> Observed:
        """Calls `run`, which gives the way out of one execution, until no state is new."""
        Explorer.current = self
        ends: set[End] = set()
        ways: set[str] = set()
        runs = 0
        while self._queue and runs < self.bound:
            runs += 1
            self._prefix, self._taken = self._queue.pop(), []
            self._known, self._after = False, 0
            self.resources = []
            way = run()
            if self.refused:
                raise NotAProgram(self.refused)
            if not self._known:
                ways.add(way)
                ends.update((way, *r.end) for r in self.resources)
        return Observed(frozenset(ends), frozenset(ways), not self._queue, self.exact, runs)

    def choose(self, options: Sequence[T]) -> T:
        if self._known:
            # The rest of this run was seen before: leave it by any way.
            self._after += 1
            if self._after > _ENDLESS:
                raise NotAProgram("no end")
            return self._random.choice(options)
        at = len(self._taken)
        if at < len(self._prefix):
            pick = self._prefix[at]
        else:
            state = (self._state(), tuple(map(str, options)))
            if self.merge and state in self._seen:
                self._known = True
                return self.choose(options)
            self._seen.add(state)
            self._queue.extend((*self._taken, other) for other in range(1, len(options)))
            pick = 0
        self._taken.append(pick)
        return options[pick]

    def acquire(self, resource: S) -> S:
        self.resources.append(resource)
        return resource

    def instruction(self) -> int:
        """Where the program stands: tells one `with` statement from another."""
        frame = self._frame()
        return frame.f_lasti if frame is not None else -1

    def _frame(self) -> FrameType | None:
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and frame.f_code is not self.code:
            frame = frame.f_back
        return frame

    def _state(self) -> Any:
        frame = self._frame()
        if frame is None:
            # The arguments are chosen before the program starts.
            return tuple(self._taken)
        numbers: dict[int, int] = {}
        states: list[Any] = []

        def number(resource: Stateful) -> int:
            if id(resource) not in numbers:
                numbers[id(resource)] = len(numbers)
                states.append(resource.state)
            return numbers[id(resource)]

        def shown(value: Any) -> Any:
            if isinstance(value, BaseException):
                return _chain(value)
            owner = getattr(value, "resource", None)
            if owner is not None:
                return type(value).__name__, number(owner)
            return value if isinstance(value, bool | int | str | None) else type(value).__name__

        names = tuple((name, shown(value)) for name, value in sorted(frame.f_locals.items()))
        rest = frozenset(r.state for r in self.resources if id(r) not in numbers)
        return frame.f_lasti, names, tuple(states), rest, _chain(sys.exc_info()[1])


def _chain(error: BaseException | None) -> tuple[str, ...]:
    """An exception and those that were being handled when it was raised."""
    found: list[str] = []
    while error is not None and len(found) < 8:
        inner = error
        while isinstance(inner, BaseExceptionGroup):
            found.append("group")
            inner = inner.exceptions[0]
        if isinstance(inner, AttributeError | NameError | RuntimeError | TypeError):
            raise NotAProgram(repr(inner))
        found.append(type(inner).__name__)
        error = error.__context__
    return tuple(found)


def choose(options: Sequence[T]) -> T:
    return Explorer.current.choose(options)
