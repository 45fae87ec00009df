"""Summaries: what a function of the project does to handles that it does not own, in the words of the API models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from txlint.apis.model import Exit
from txlint.resource.binding import arguments_of
from txlint.resource.fact import Raised

if TYPE_CHECKING:
    from txlint.resource.fact import Handle, Part
    from txlint.resource.meaning import Meaning
    from txlint.tree import cst
    from txlint.tree.index import Function


class Swallowed(NamedTuple):
    """Where a database error is swallowed: in a function, or in one that it calls."""

    function: Function
    node: cst.CSTNode
    """The clause or `suppress`."""
    told: bool
    """The transaction is used behind it, there or on the way: it is reported at that place, and callers need not be."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to one handle, on every ordinary way out unless said otherwise."""

    closes: bool = False
    ends: bool = False
    """The transaction that was open at entry is over."""
    commits: bool = False
    ends_on_error: bool = False
    begins: bool = False
    """A transaction is left open that was explicitly begun here."""
    restarts: bool = False
    """One that was open at entry has ended before that."""
    renews: bool = False
    """The same, only where one was open: `if conn.in_transaction: conn.rollback()`."""
    executes: bool = False
    opens: bool = False
    """What it executes opens a transaction where none was open: SQLite's DDL does not."""
    writes: bool = False
    surely: bool = False
    """It writes on every ordinary way out."""
    may_commit: bool = False
    """It commits what it has written on some ordinary ways out: `if not self.in_block:`."""
    may_write: bool = False
    """A statement is sent that is not known to write nothing."""
    sends: bool = False
    """A statement is sent on some path, whatever becomes of its transaction."""
    pends: bool = False
    """All that it writes waits for a flush, and nothing is sent: `session.add()`."""
    keeps: bool = False
    """The handle is stored where it outlives the call."""
    shows: bool = False
    """It is passed to calls of which nothing is known: constructors, functions of libraries."""
    maybe_ends: bool = False
    """Ended on some ordinary ways out only."""
    returns_it: bool = False
    cursor: str = ""
    """The type of the cursor on it that the function gives back."""
    swallows: bool = False
    """On some ordinary way out a database error has been swallowed, and the transaction left aborted."""
    swallowed_at: Swallowed | None = field(default=None, compare=False)
    gives_bad: str = ""
    """What the function gives back then, where it is always the same: "T" for True, "F" for False, "N" for None."""
    gives_good: str = ""
    """And otherwise."""

    @property
    def uses(self) -> bool:
        return self.executes or self.writes or self.begins or self.may_end

    @property
    def may_end(self) -> bool:
        """Whether the transaction that was open at entry is over on some ordinary way out."""
        return self.ends or self.maybe_ends or self.restarts

    @property
    def nothing(self) -> bool:
        return self == Effect()


def _no_chain(_: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Effects:
    """A function's effects by path, the paths as the function itself names them (`self.conn`, `conn`, `@module`)."""

    on: Mapping[str, Effect] = field(default_factory=dict)
    silent: bool = False
    """It raises nothing."""
    raises: frozenset[Raised] = frozenset()
    """What it raises, where that is known: errors of databases, and exceptions of Python's own."""
    awaits: bool = False
    shared: frozenset[str] = frozenset()
    asks: frozenset[str] = frozenset()
    """Parameters whose truth it tests, or hands to a function that does: with it known there may be another answer."""
    chain: Callable[[str], tuple[str, ...]] = _no_chain
    """Finds the chain of calls that leads to one of a kind, "blocking" or "effect"; asked for seldom, so found late."""

    @property
    def blocking(self) -> tuple[str, ...]:
        """The chain of calls that leads to one which waits for something outside the database."""
        return self.chain("blocking")

    @property
    def sends(self) -> tuple[str, ...]:
        """The chain of calls that leads to one which enqueues a job or sends a message."""
        return self.chain("effect")


class Holding(NamedTuple):
    """A handle that entering acquires for an object which keeps it, and what leaving does to it."""

    paths: tuple[str, ...]
    """Where the object keeps it: its attribute, or that of an object which it keeps."""
    handle: Handle
    is_open: bool
    """Its transaction has begun by then."""
    parts: frozenset[Part]
    """What was made from it and is kept beside it, by the names of the attributes."""
    exit: Exit

    @property
    def name(self) -> str:
        return self.paths[0]


@dataclass(frozen=True, slots=True)
class ManagerEffects:
    """What entering a context manager of the project does, and leaving it after success and after an error."""

    enter: Mapping[str, Effect] = field(default_factory=dict)
    ok: Mapping[str, Effect] = field(default_factory=dict)
    error: Mapping[str, Effect] = field(default_factory=dict)
    exit: Exit | None = None
    """What leaving does to the handle that entering gave."""
    gives_open: bool = False
    """The given handle has a transaction open already."""
    cursor_of: Handle | None = None
    """What entering gave is a cursor of this handle."""
    swallows: bool = False
    enters_quietly: bool = False
    """Entering raises nothing."""
    manual_end: str = "ok"
    """What an explicit commit() inside the block does, as `Exit.manual_end` says it."""
    holds: tuple[Holding, ...] = ()
    """What the object that was entered, or that entering gave, keeps of what was acquired by that."""
    shows: frozenset[tuple[str, str]] = frozenset()
    """(path of a handle of others, where the object that entering gave keeps it)"""
    gives: str = ""
    """The attribute of the object that entering gives, where it is one."""
    receiver: str = ""
    params: tuple[str, ...] = ()

    @property
    def left_open(self) -> list[str]:
        """Paths of handles whose transaction the manager begins, and ends after success but not after an error."""
        began = [path for path, effect in self.enter.items() if effect.begins]
        return [path for path in began if path not in self.error and self.ends(path)]

    @property
    def exit_of_given(self) -> Exit | None:
        """What leaving does to the handle that entering gave, for its user: what the manager leaves open after an error
        although it began and else ends it is told there."""
        told = self.exit is not None and self.gives_open and self.exit.error == "none" != self.exit.ok
        return replace(self.exit, error="rollback") if told and self.exit is not None else self.exit

    def ends(self, path: str) -> bool:
        effect = self.ok.get(path)
        return effect is not None and (effect.ends or effect.closes)

    def argument(self, m: Meaning | None, root: str) -> str | None:
        """The path that was passed for a parameter."""
        if m is None or m.function is None or not m.function.function.is_manager:
            # The object that is entered has paths of its own, whatever gave it.
            return None
        if root == self.receiver and m.function.function.receiver == root:
            return m.receiver or None
        if not m.arguments:
            m.arguments = arguments_of(m)
        return m.arguments.get(root)
