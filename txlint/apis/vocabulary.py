"""The words of an API model: one dataclass for every table of a TOML document, with all its keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Begins = Literal["any", "dml", "never", "always", "handle", "none"]
End = Literal["commit", "rollback", "none"]
Then = Literal["open", "close", "release", "end"]
Kind = Literal["connection", "session", "cursor", "transaction", "pool", "engine", "factory", "module"]
Role = Literal[
    "exec",
    "read",
    "reopen",
    "write_pending",
    "begin",
    "commit",
    "rollback",
    "close",
    "release",
    "acquire",
    "savepoint",
    "savepoint_end",
    "dispose",
    "autocommit_on",
    "autocommit_off",
    "end",
    "guard",
]
Form = Literal[
    "handle",
    "context",
    "both",
    "awaitable",
    "await_handle",
    "awaitable_or_context",
    "async_context",
    "decorator",
]
Evidence = Literal["run", "source", "documented"]
Assumed = Literal["autocommit", "ended by the framework"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A library that the shipped models describe, for the documentation and the tests."""

    name: str
    package: str = ""
    """Its distribution on PyPI, where the tests can install it."""
    checked: str = ""
    """The versions that the claims were checked with; nothing: taken from documentation."""
    wraps_errors: str = ""
    """The package of the classes that it raises in place of the driver's own: handlers for these see nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """What leaving `with x:` does: to the transaction on success and on error, then to the handle."""

    ok: End = "none"
    error: End = "none"
    then: Then = "open"
    commit_fails: Literal["ended", "rolled_back", "not_closed"] = "ended"
    """What a failing commit of the exit leaves: all ended, the tx rolled back, the handle not closed."""
    manual_end: Literal["ok", "raise", "raise_if_more_sql", "reopens", "escapes"] = "ok"
    """What an explicit commit() or rollback() inside the block does."""
    reenter: Literal["ok", "raise", "commit_inner", "savepoint", "counter"] = "ok"
    begins_tx: bool = False
    """Entering opens a transaction by itself."""
    begins_autocommit: bool = False
    """The same, in autocommit mode only."""
    swallows: bool = False
    """Leaving swallows the exception (only inferred, for the project's own managers)."""
    supported: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One method of a type. `await` says whether the call gives a coroutine that must be awaited."""

    name: str
    role: Role
    await_: Literal["no", "yes", "optional"] = "no"
    returns: str = ""
    """Id of the type that the call gives; "self" for the receiver itself."""
    form: tuple[Form, ...] = ()
    exit: Exit | None = None
    """What `with` over the result does, where it differs from the exit of the returned type."""
    bare: Literal["", "nothing"] = ""
    """"nothing": calling it without `with`, `await` or a later start does nothing at all."""
    fail: Literal["raise", "bool"] = "raise"
    """How failure is reported: by an exception, or by the returned value."""
    arg: int | None = None
    """The argument that is acted upon (putconn(conn)), where it is not the receiver."""
    when: str = ""
    """The call has its role only then: "arg0 is True", "arg0 is False", "kwarg=VALUE", or "kwarg!=VALUE"."""
    if_open: Literal["", "raise", "commits_previous", "aborts_previous", "counter", "savepoint"] = ""
    """What beginning does while a transaction is open already."""
    owned: bool = True
    """Whether the caller has to end what the call gives (False: it is lent)."""
    released_by: Literal["", "close", "pool"] = ""
    """"close": what the call acquires goes back to its pool by its own close(). "pool": only by a call of the pool,
    and its own close() loses the slot."""
    ends_taken: bool = False
    """What was taken from it, and not given back, ends with it."""
    commits_first: bool = False
    """The call commits a pending transaction before it does its work."""
    managed_callback: bool = False
    """Runs a callback inside a transaction that it begins and ends itself."""
    gives: str = ""
    """Id of the type of the first argument that the callback gets."""
    begins_at_call: bool = False
    """The call begins the transaction although its result is also a context manager."""
    idle: bool = False
    """The call begins in name only: the first statement takes a connection."""
    reusable: bool = False
    """The handle may be used again after this close."""
    after_end: Literal["", "raise", "noop"] = ""
    """What calling it does once the transaction has ended: an error, or nothing ("": not known)."""
    writes: bool = False
    """It sends a write, whatever its arguments are."""
    swallows_errors: bool = False
    ends_tx: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Autocommit:
    """How autocommit is set: `attrs` "autocommit=True", `calls` "set_session(autocommit=True)", `off`."""

    attrs: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    on_in_tx: Literal["", "commit", "rollback", "raise"] = ""
    """What switching it on does to an open transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """What a variable can hold: a connection, session, cursor, transaction, pool, engine or module."""

    id: str
    library: str
    kind: Kind
    below: str = ""
    """Only for projects whose version of the library is older than this one; it outweighs the row before it."""
    like: str = ""
    """Id of the type that all that is not said here is taken from, its methods included."""
    paths: tuple[str, ...] = ()
    """Import paths of the class (re-exports too), of the module, or, as `Class.name`, of an attribute of its
    instances; `name[]` is an item of a mapping."""
    imported: tuple[str, ...] = ()
    """Packages whose import makes an object of unknown origin one of this type, where it is used like one."""
    inherits: str = ""
    is_async: bool = False
    begins: Begins = "never"
    """When a transaction opens: at any statement; at INSERT/UPDATE/DELETE/REPLACE only; only explicitly;
    always; the object is the transaction; not applicable."""
    begins_at: Literal["call", "start", "enter"] = "call"
    """For transaction objects: where it begins: at the call that made it, at its start(), at its `with`."""
    autocommit: Autocommit = field(default_factory=Autocommit)
    exit: Exit | None = None
    swallowed: Literal["driver", "silent_loss", "partial_commit", "raise"] = "driver"
    """An error swallowed inside the transaction, then commit: everything is lost without a word (the aborted
    state of PostgreSQL), partial work is committed, commit raises, or it depends on the server."""
    swallowed_after_flush_error: Literal["", "raise"] = ""
    after_commit_failure: Literal["ended", "open", "unusable", "error_state"] = "ended"
    cancelled: Literal["", "ended"] = ""
    """"ended": a call of it that is cancelled while it waits for the server ends the transaction by itself."""
    close_tx: Literal["rollback", "reset", "commit", "kill"] = "rollback"
    drop: Literal["refcount", "gc", "leak", "slot", "none"] = "refcount"
    """When a dropped handle ends: by reference counting, by the collector, never, or never for its slot."""
    drop_begun: Literal["", "refcount", "gc"] = ""
    """The same, where it is different while a transaction that was begun by a call is open."""
    drop_checked_out: Literal["", "leak", "slot"] = ""
    """For pools: what dropping a connection that was taken from it does."""
    return_resets: bool = False
    lazy: bool = False
    """Holds nothing until it is used (ORM sessions)."""
    unbound: str = ""
    """The argument that leaves it without a database, so that it can hold nothing: "arg0 is None"."""
    filled_by: str = ""
    """It stands for the object that this method of it is given later."""
    savepoint_begins: bool = False
    """A SAVEPOINT outside of a transaction begins one, which its RELEASE commits."""
    ddl_commits: bool = False
    close_in_tx: Literal["", "raise"] = ""
    released_by_framework: bool = False
    writes_autocommit: bool = False
    joined_by: str = ""
    """The keyword argument by which calls on other objects take part in the transaction."""
    joining: tuple[str, ...] = ()
    """Names of such calls; without the argument they run outside of the transaction."""
    reopen_on_attribute: bool = False
    methods: tuple[Method, ...] = ()
    evidence: Evidence = "run"
    notes: tuple[str, ...] = ()

    def method(self, name: str) -> Method | None:
        return next((m for m in self.methods if m.name == name), None)

    @property
    def fails_by_value(self) -> bool:
        """Whether the library reports failure by what its calls give, and hardly ever raises."""
        working = [m.fail for m in self.methods if m.role in ("begin", "commit", "exec")]
        return bool(working) and all(fail == "bool" for fail in working)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginsByKwarg:
    """A keyword argument that changes when transactions begin (on an engine: those of its connections)."""

    kwarg: str
    value: str
    """The constant as `str()` writes it: `True`, `None`, `AUTOCOMMIT`."""
    begins: Begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """A call, by dotted path, that gives a handle."""

    library: str
    call: tuple[str, ...]
    returns: str
    form: tuple[Form, ...] = ("handle",)
    then_form: tuple[Form, ...] = ()
    bare: Literal["", "nothing"] = ""
    exit: Exit | None = None
    """What `with` over the result does, where it differs from the exit of the returned type."""
    owned: bool = True
    begins_by_kwarg: tuple[BeginsByKwarg, ...] = ()
    decorator_unsupported: tuple[Literal["async_function", "generator_function"], ...] = ()
    below: str = ""
    evidence: Evidence = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A module-level function that acts on an argument (`arg`), or on the only instance of the type."""

    library: str
    call: tuple[str, ...]
    role: Role
    type: str
    arg: int | None = None
    fail: Literal["raise", "bool"] = "raise"
    when: str = ""
    await_: Literal["no", "yes", "optional"] = "no"
    evidence: Evidence = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapper:
    """A helper that handles pass through: it closes them, swallows errors, only hands them on, reads plain data over
    them and keeps nothing, stands for what a function gives in each request, or takes the first item of a generator."""

    call: tuple[str, ...]
    effect: Literal["close", "aclose", "swallow", "pass", "null", "transfer", "stack", "use", "proxy", "first"]
    methods: tuple[str, ...] = ()
    """Method names that say enough by themselves (`enter_context`), where the receiver is not known."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """A named set of calls: dotted paths, and methods by the dotted path of their class."""

    library: str = ""
    calls: tuple[str, ...] = ()
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of a class, or of the call or decorator that gives the object -> methods. `a.b` is a chain of
    attributes, `*` every call on the object or on what its attributes give."""
    methods: tuple[str, ...] = ()
    """Method names that say enough by themselves (`apply_async`), whatever the receiver is."""
    beside: tuple[str, ...] = ()
    """The method names count only in a function that calls one of these, too."""
    but: tuple[str, ...] = ()
    """Method names that `*` does not stand for: they only compute."""
    unless: tuple[str, ...] = ()
    """Arguments, as in `when` of a method, with which the calls are none of these."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Where the settings of a library's pools stand, and which of them leave out a bound, a lifetime or a timeout.

    A setting is written `keyword=value`, the value as `str()` writes a constant, or as the last name of a class.
    """

    library: str
    below: str = ""
    calls: tuple[str, ...] = ()
    """Calls that take the settings as keyword arguments."""
    within: str = ""
    """The keyword argument of these calls that holds the settings as a dict."""
    options: tuple[str, ...] = ()
    """Names of variables, class attributes and items that hold the settings as a dict."""
    databases: str = ""
    """Name of the variable that maps aliases to databases, each a dict of settings."""
    url: tuple[str, ...] = ()
    """Keywords, or the position as a number, that hold the URL or DSN, and names of variables beside `options`."""
    exempt: tuple[str, ...] = ()
    """Beginnings of URLs of databases that have no server."""
    unbounded: tuple[str, ...] = ()
    """Settings that take the upper bound away."""
    in_server: tuple[str, ...] = ()
    """The same, in a program that serves many requests at once."""
    bound: str = ""
    """The keyword that sets the upper bound, where there is none without it."""
    write_bound: str = ""
    """The line that sets a bound."""
    lifetime: str = ""
    """The keyword for the lifetime of a pooled connection."""
    lifetime_default: bool = False
    """There is a lifetime without the keyword."""
    endless: tuple[str, ...] = ()
    """Values of the keyword that mean no lifetime."""
    lifetime_by: str = ""
    """A setting inside of another one that brings a pool with a lifetime of its own: `OPTIONS.pool`."""
    unpooled: tuple[str, ...] = ()
    """Settings under which no connection is kept."""
    disposable: tuple[str, ...] = ()
    """Settings under which it holds nothing between uses, so that making one anew costs nothing but time."""
    write_lifetime: str = ""
    postgres: Literal["no", "always", "url"] = "no"
    """Whether it connects to PostgreSQL: never, always, or as its URL or ENGINE says."""
    carriers: tuple[str, ...] = ()
    """Keywords that can carry idle_in_transaction_session_timeout."""
    callbacks: tuple[str, ...] = ()
    """Keywords for a function that runs on each new connection, and may set it there."""
    write_timeout: Mapping[str, str] = field(default_factory=dict)
    """Driver, as the URL names it, or "other" -> the line that sets the timeout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorClass:
    """An exception class of a library and its bases, for the question which handler catches what."""

    name: tuple[str, ...]
    """All import paths of the one class, the canonical one first; builtins stand without a module."""
    bases: tuple[str, ...] = ()
    """The canonical paths of its bases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What a project says of one of its own objects, by the dotted path of a global, attribute, function or class."""

    name: str
    is_: Assumed
    """autocommit: no transaction opens by itself; ended by the framework: neither it nor what it gives is ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """All models of one run, with look-up by dotted path."""

    libraries: tuple[Library, ...]
    types: Mapping[str, Type]
    producers: Mapping[str, Producer]
    functions: Mapping[str, Function]
    wrappers: Mapping[str, Wrapper]
    """By dotted path, and by `.name` for a method name that says enough."""
    by_path: Mapping[str, Type]
    holding: frozenset[str]
    """Classes, and attributes of their instances, that lead to a modelled attribute: `Model.env` of `Model.env.cr`."""
    by_import: Mapping[str, tuple[Type, ...]]
    """Package -> the types that its import speaks for."""
    errors: Mapping[str, tuple[str, ...]]
    wrapped: Mapping[str, str]
    """Library -> the package of the errors that it raises in place of the driver's."""
    quiet: frozenset[str]
    noreturn: frozenset[str]
    joining: frozenset[str]
    """Names of calls that join a transaction only by an argument."""
    configs: tuple[Config, ...]
    blocking: tuple[Calls, ...]
    effects: tuple[Calls, ...]
    assumed: Mapping[str, frozenset[Assumed]] = field(default_factory=dict)
    """Dotted path -> what a project says of it."""
    own: frozenset[str] = frozenset()
    """Dotted paths that a project describes itself: its description counts, not its source."""
    names: frozenset[str] = frozenset()
    """The last names of all that a project describes."""

    def joined_by(self, keyword: str, call: str) -> Type | None:
        """The type of what a call on another object is given by a keyword argument to take part in a transaction."""
        for found in self.types.values():
            if found.joined_by == keyword and (not found.joining or call in found.joining):
                return found
        return None
