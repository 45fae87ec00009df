"""Facts: what is known about one handle on one path.

A *handle* is a connection, session, pool, engine or transaction object, named by the place that made it known. A fact
follows one handle: the paths that denote it (`names`), the paths of what was made from it (`parts`: cursors,
transaction objects, factories), the phase of the resource and of its transaction, and the guards, truth values of tests
that this path has met. The zero fact has no handle, only guards; it says that a point is reachable, and handles are
born from it with its guards.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from txlint.apis.model import Begins, Exit, Method, Type
from txlint.finding import Confidence
from txlint.tree.events import Call

Owner = Literal["own", "shared", "borrowed"]
Res = Literal["none", "pending", "lazy", "open", "closed", "escaped"]
"""none: nothing to close here (shared, borrowed); pending: made, but not entered or awaited; lazy: holds nothing until
used; then open, closed, or escaped to another owner."""
Tx = Literal["none", "open", "aborted", "failed"]
"""failed: a commit was attempted and raised."""


@dataclass(eq=False, slots=True)
class Handle:
    type: Type
    owner: Owner
    path: str
    """How messages name it."""
    begins: Begins
    origin: Any = None
    """The call that made it; None for a handle that was there at entry."""
    exit: Exit | None = None
    pooled: bool = False
    confidence: Confidence = Confidence.HIGH
    custom: bool = False
    method: Method | None = None
    protocol: frozenset[str] = frozenset()
    """Roles that other methods of the class, or other functions of the module, play on a shared handle."""
    wraps: str = ""
    """The attribute of an object of the project's that holds it: the object counts as the handle."""
    param: bool = False
    kept: bool = False
    """An attribute that holds what somebody else passed in."""
    renewed: bool = False
    """The function may put another one in its place, and gives what is there then: `return self.conn`."""
    aborts: bool = False
    """Its server aborts a transaction in which a statement has failed, whatever the library says of others."""
    endures: bool = False
    """Its server does not, so only a failed flush spoils a session."""

    @property
    def is_nameless(self) -> bool:
        """Whether nobody has named it: messages then name the call that gave it."""
        origin = self.origin
        return isinstance(origin, Call) and not origin.target and self.path == origin.callee

    @property
    def entry_path(self) -> str:
        """The path under which a handle that was there at entry is known: a module's has a mark of its own."""
        return f"@{self.type.id}" if self.type.kind == "module" else self.path

    @property
    def loses(self) -> bool:
        """Whether the commit after a swallowed error is silently a rollback."""
        return self.aborts or self.type.swallowed == "silent_loss"

    @property
    def library(self) -> str:
        return self.type.library


class Raised(NamedTuple):
    """An exception in flight or being handled."""

    kind: Literal["db", "any", "named", "exit", "cancel"]
    name: str = ""
    """Library for "db", dotted class for "named"."""
    maybe: bool = False
    """It went past a handler that may have caught it."""
    only: tuple[str, ...] = ()
    """Classes of the handler that caught it: it is one of these. () where nothing is known."""
    without: frozenset[str] = frozenset()
    """Classes of handlers that let it pass: it is none of these."""
    bound: frozenset[str] = frozenset()
    """Names that it was caught under: `except E as exc`."""
    group: Literal["", "wrapped", "group"] = ""
    """It is the leaf of an exception group; wrapped: `except*` handles it, and made the group."""


class Part(NamedTuple):
    path: str
    kind: Literal[
        "cursor",
        "result",
        "bound",
        "closure",
        "tx",
        "pending_tx",
        "savepoint",
        "pending_savepoint",
        "closing",
        "factory",
        "coroutine",
    ]
    type: str
    event: Any = None


class Fact(NamedTuple):
    handle: Handle | None
    names: frozenset[str] = frozenset()
    parts: frozenset[Part] = frozenset()
    res: Res = "none"
    tx: Tx = "none"
    begun: Any = None
    """The event that opened the transaction."""
    explicit: bool = False
    wrote: Any = None
    """The first write of the open transaction."""
    lost: Any = None
    """A write that was thrown away by a close without commit."""
    auto: bool = False
    """Autocommit was switched on."""
    managed: frozenset[Any] = frozenset()
    """Managers whose exit ends the transaction."""
    spoiled: Any = None
    """The handler, or manager of `suppress`, that swallowed the error which aborted the transaction."""
    marks: frozenset[Any] = frozenset()
    guards: frozenset[tuple[str, str]] = frozenset()
    exc: tuple[Raised, ...] = ()

    @property
    def flying(self) -> Raised | None:
        return self.exc[-1] if self.exc else None

    def guard(self, key: str) -> str | None:
        for k, v in self.guards:
            if k == key:
                return v
        return None

    @property
    def is_open(self) -> bool:
        """The transaction is open, aborted or not."""
        return self.tx in ("open", "aborted")


ZERO = Fact(None)


def over(fact: Fact) -> Fact:
    """The fact once its transaction has ended."""
    marks = (fact.marks | {"ended"}) - {"several", "may-write", "flushed"} if fact.tx != "none" else fact.marks
    if fact.handle is not None and fact.handle.type.kind == "session":
        # Whoever was lent it may have used it before.
        marks |= {"settled"}
    return fact._replace(tx="none", begun=None, explicit=False, wrote=None, spoiled=None, marks=marks)


Trail = tuple[str, Any, Any] | None
"""(what, event, the trail before)."""


def steps(trail: Trail) -> list[tuple[str, Any]]:
    """The steps of a trail, oldest first."""
    found = []
    while trail is not None:
        what, event, trail = trail
        found.append((what, event))
    return found[::-1]


def was_caught(trail: Trail) -> bool:
    """Whether an exception was caught on the way."""
    return any(what == "caught" for what, _ in steps(trail))


@dataclass(slots=True)
class Reached:
    """An event as it was reached by one fact."""

    fact: Fact
    trail: Trail
    final: Any
    """The way out for which the innermost `finally` runs, or None."""


@dataclass(slots=True)
class Record:
    """What the interpretation of one function left behind, for the rules to ask."""

    reached: dict[Any, list[Reached]] = field(default_factory=dict)
    swallowed: dict[Any, list[tuple[Fact, Trail]]] = field(default_factory=dict)
    """`except` clause, or manager of a `suppress` block -> facts that it caught."""
    left: list[tuple[Any, Fact, Trail, Any]] = field(default_factory=list)
    """(manager, fact, trail, way) for every exit of a managed block."""

    def at(self, event: Call) -> list[Reached]:
        return self.reached.get(event, [])
