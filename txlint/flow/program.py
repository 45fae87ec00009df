"""The small form: what is left of a function once everything that cannot matter to a handle is gone.

Python has no goto, so a program is a tree: a block is a tuple of statements, and the meaning of a statement is a
function of the meanings of its parts. Leaves are events, in evaluation order; the flow engine hands them to its
machine without looking inside. Conditions are trees of their own, since `and`, `or` and `not` decide which events
happen at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias


class Way(IntEnum):
    """The ways out of a statement."""

    NEXT = 0
    RETURN = 1
    BREAK = 2
    CONTINUE = 3
    ERROR = 4
    CANCEL = 5
    """CancelledError, GeneratorExit, KeyboardInterrupt: what `except Exception` does not catch."""


ORDINARY = (Way.NEXT, Way.RETURN)
"""How a function is left that nothing went wrong in."""
RAISED = (Way.ERROR, Way.CANCEL)


@dataclass(frozen=True, slots=True, eq=False)
class Do:
    """One event, opaque to the engine."""

    event: Any


@dataclass(frozen=True, slots=True, eq=False)
class Jump:
    """Leaves by RETURN, BREAK or CONTINUE."""

    way: Way


@dataclass(frozen=True, slots=True, eq=False)
class Raise:
    """Leaves by the way that the raised exception decides; without an event, raises again what is being handled."""

    event: Any | None


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """A test that facts can remember. `key` names what is tested; equal keys have equal truth until it is rebound.

    kinds: "truth" of a path, a path "is-none", the "text" of an expression without calls, the result of a "call"
    (`event`), or "const" (`key` is "True" or "False").
    """

    kind: str
    key: str
    names: frozenset[str] = frozenset()
    event: Any | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Test:
    """A leaf of a condition: the events of its expression, then the atom."""

    events: Block
    atom: Atom


@dataclass(frozen=True, slots=True, eq=False)
class Not:
    part: Cond


@dataclass(frozen=True, slots=True, eq=False)
class And:
    left: Cond
    right: Cond


@dataclass(frozen=True, slots=True, eq=False)
class Or:
    left: Cond
    right: Cond


Cond: TypeAlias = Test | Not | And | Or


@dataclass(frozen=True, slots=True, eq=False)
class If:
    cond: Cond
    then: Block
    orelse: Block


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several blocks, nobody knows which (`match` without a readable subject)."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, eq=False)
class While:
    cond: Cond
    body: Block
    orelse: Block


@dataclass(frozen=True, slots=True, eq=False)
class For:
    """`advance` runs before each round and may raise; then the loop is exhausted or `body` runs."""

    advance: Block
    body: Block
    orelse: Block


@dataclass(frozen=True, slots=True, eq=False)
class Rounds:
    """A loop whose rounds are known one by one."""

    bodies: tuple[Block, ...]
    orelse: Block


@dataclass(frozen=True, slots=True, eq=False)
class Handler:
    """One `except` clause. `types` are dotted names as written, resolved through imports; None for a bare one."""

    types: tuple[str, ...] | None
    body: Block
    info: Any
    name: str = ""
    star: bool = False
    """`except*`: looks into exception groups; what it catches and raises again is a group."""


@dataclass(frozen=True, slots=True, eq=False)
class Try:
    body: Block
    handlers: tuple[Handler, ...]
    orelse: Block
    final: Block


@dataclass(frozen=True, slots=True, eq=False)
class With:
    """One context manager: `enter` evaluates and enters it, `manager` decides what leaving does."""

    enter: Block
    manager: Any
    body: Block


Stmt: TypeAlias = Do | Jump | Raise | If | Choice | While | For | Rounds | Try | With
Block: TypeAlias = tuple[Stmt, ...]
