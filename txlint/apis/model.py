"""The vocabulary of the API models: what a database library's calls do to connections and transactions.

Models are data (`apis/*.toml`, one file a library, and `[[tool.txlint.api]]` in a project's settings); this
module says which tables and keys exist, and refuses all others by name. Summaries of the project's own
functions and classes are inferred in the same vocabulary, so the engine knows one kind of model only.
"""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cache
from importlib import resources
from typing import Any, Literal

Begins = Literal["any", "dml", "never", "always", "handle", "none"]
End = Literal["commit", "rollback", "none"]
Then = Literal["open", "close", "release", "end"]
Kind = Literal["connection", "session", "cursor", "transaction", "pool", "engine", "factory", "module"]
Role = Literal[
    "exec", "read", "reopen", "write_pending", "begin", "commit", "rollback", "close", "release", "acquire",
    "savepoint", "savepoint_end", "dispose", "autocommit_on", "autocommit_off", "end", "guard",
]
Form = Literal[
    "handle", "context", "both", "awaitable", "await_handle", "awaitable_or_context", "async_context",
    "decorator",
]
Evidence = Literal["run", "source", "documented"]


class ModelError(ValueError):
    """A model that uses a key or a value outside the vocabulary; the text names it."""


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
    """The call has its role only then: "arg0 is True", "arg0 is False", or "kwarg=VALUE"."""
    if_open: Literal["", "raise", "commits_previous", "aborts_previous", "counter", "savepoint"] = ""
    """What beginning does while a transaction is open already."""
    owned: bool = True
    """Whether the caller has to end what the call gives (False: it is lent)."""
    released_by: Literal["", "close"] = ""
    """"close": what the call acquires goes back to its pool by its own close()."""
    commits_first: bool = False
    """The call commits a pending transaction before it does its work."""
    managed_callback: bool = False
    """Runs a callback inside a transaction that it begins and ends itself."""
    begins_at_call: bool = False
    """The call begins the transaction although its result is also a context manager."""
    reusable: bool = False
    """The handle may be used again after this close."""
    after_end: Literal["", "raise", "noop"] = ""
    """What calling it does once the transaction has ended: an error, or nothing ("": not known)."""
    swallows_errors: bool = False
    ends_tx: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Autocommit:
    """How autocommit is switched: `attrs`: "autocommit=True"; `calls`: "set_session(autocommit=True)"; `off`."""

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
    paths: tuple[str, ...] = ()
    """Import paths of the class (re-exports too), of the module, or, as `Class.name`, of an attribute of its
    instances; `name[]` is an item of a mapping."""
    inherits: str = ""
    is_async: bool = False
    begins: Begins = "never"
    """When a transaction opens: at any statement; at INSERT/UPDATE/DELETE/REPLACE only; only explicitly;
    always; the object is the transaction; not applicable."""
    begins_at: Literal["call", "start", "enter"] = "call"
    """For transaction objects: where the transaction begins: the call that made it, its start(), its `with`."""
    autocommit: Autocommit = field(default_factory=Autocommit)
    exit: Exit | None = None
    swallowed: Literal["driver", "silent_loss", "partial_commit", "raise"] = "driver"
    """An error swallowed inside the transaction, then commit: everything is lost without a word (the aborted
    state of PostgreSQL), partial work is committed, commit raises, or it depends on the server."""
    swallowed_after_flush_error: Literal["", "raise"] = ""
    after_commit_failure: Literal["ended", "open", "unusable", "error_state"] = "ended"
    close_tx: Literal["rollback", "reset", "commit", "kill"] = "rollback"
    drop: Literal["refcount", "gc", "leak", "slot", "none"] = "refcount"
    """When a dropped handle ends: by reference counting, the cyclic collector, never, or never for its slot."""
    drop_checked_out: Literal["", "leak", "slot"] = ""
    """For pools: what dropping a connection that was taken from it does."""
    return_resets: bool = False
    lazy: bool = False
    """Holds nothing until it is used (ORM sessions)."""
    ddl_commits: bool = False
    close_in_tx: Literal["", "raise"] = ""
    released_by_framework: bool = False
    writes_autocommit: bool = False
    reopen_on_attribute: bool = False
    methods: tuple[Method, ...] = ()
    evidence: Evidence = "run"
    notes: tuple[str, ...] = ()

    def method(self, name: str) -> Method | None:
        return next((m for m in self.methods if m.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginsByKwarg:
    """A keyword argument that changes when transactions begin (on an engine: those of its connections)."""

    kwarg: str
    value: str
    """The constant as `str()` writes it: `True`, `None`, `AUTOCOMMIT`."""
    begins: Begins
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """A call, by dotted path, that gives a handle."""

    library: str
    call: tuple[str, ...]
    returns: str
    form: tuple[Form, ...] = ("handle",)
    then_form: tuple[Form, ...] = ()
    bare: Literal["", "nothing"] = ""
    owned: bool = True
    begins_by_kwarg: tuple[BeginsByKwarg, ...] = ()
    decorator_unsupported: tuple[Literal["async_function", "generator_function"], ...] = ()
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
    """A helper that handles pass through: it closes them, swallows errors, or only hands them on."""

    call: tuple[str, ...]
    effect: Literal["close", "aclose", "swallow", "pass", "null", "transfer", "stack"]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """A named set of calls: dotted paths, and methods by the dotted path of their class."""

    library: str = ""
    calls: tuple[str, ...] = ()
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path of a class, or of the call or decorator that gives the object -> methods. `a.b` is a chain of attributes,
    `*` every call on the object or on what its attributes give."""
    methods: tuple[str, ...] = ()
    """Method names that say enough by themselves (`apply_async`), whatever the receiver is."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorClass:
    """An exception class of a library and its bases, for the question which handler catches what."""

    name: tuple[str, ...]
    """All import paths of the one class, the canonical one first; builtins stand without a module."""
    bases: tuple[str, ...] = ()
    """The canonical paths of its bases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """All models of one run, with look-up by dotted path."""

    types: Mapping[str, Type]
    producers: Mapping[str, Producer]
    functions: Mapping[str, Function]
    wrappers: Mapping[str, Wrapper]
    by_path: Mapping[str, Type]
    errors: Mapping[str, tuple[str, ...]]
    quiet: frozenset[str]
    noreturn: frozenset[str]
    blocking: tuple[Calls, ...]
    effects: tuple[Calls, ...]


_TABLES: dict[str, type[Any]] = {
    "type": Type, "producer": Producer, "function": Function, "wrapper": Wrapper, "error": ErrorClass,
    "quiet": Calls, "noreturn": Calls, "blocking": Calls, "effect": Calls,
}
_RENAMED = {"async": "is_async", "await": "await_"}


def _value(hint: Any, value: Any, where: str) -> Any:
    """`value` of a TOML document checked against, and turned into, the annotated type."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        if isinstance(value, bool) and args == ("no", "yes", "optional"):
            value = "yes" if value else "no"
        if value not in args:
            raise ModelError(f"{where}: {value!r} is not one of {', '.join(map(repr, args))}")
        return value
    if origin in (typing.Union, types.UnionType):
        return _value(next(a for a in args if a is not type(None)), value, where)
    if origin is tuple:
        values = value if isinstance(value, list) else [value]
        return tuple(_value(args[0], v, where) for v in values)
    if origin is not None and issubclass(origin, Mapping):
        return {k: _value(args[1], v, f"{where}.{k}") for k, v in value.items()}
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return build(hint, value, where)
    if not isinstance(value, hint):
        raise ModelError(f"{where}: expected {hint.__name__}, got {value!r}")
    return value


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def build(cls: type[Any], table: Mapping[str, Any], where: str) -> Any:
    """An instance of a model class from a TOML table; raises ModelError that names the offending key."""
    if not isinstance(table, Mapping):
        raise ModelError(f"{where}: expected a table, got {table!r}")
    hints, known = _hints(cls), {f.name: f for f in fields(cls)}
    given = {_RENAMED.get(k, k): v for k, v in table.items()}
    for key in given:
        if key not in known:
            raise ModelError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(known))}")
    missing = [f.name for f in known.values()
               if f.default is MISSING and f.default_factory is MISSING and f.name not in given]
    if missing:
        raise ModelError(f"{where}: {', '.join(missing)} missing")
    return cls(**{key: _value(hints[key], value, f"{where}.{key}") for key, value in given.items()})


def _inherit(types_: dict[str, Type]) -> dict[str, Type]:
    """Adds the methods of the inherited type where a type says `inherits`."""
    def methods(t: Type, seen: frozenset[str]) -> tuple[Method, ...]:
        if not t.inherits or t.id in seen:
            return t.methods
        own = {m.name for m in t.methods}
        if t.inherits not in types_:
            raise ModelError(f"type {t.id}: inherits unknown type {t.inherits!r}")
        base = types_[t.inherits]
        return t.methods + tuple(m for m in methods(base, seen | {t.id}) if m.name not in own)

    return {
        key: Type(**{f.name: getattr(t, f.name) for f in fields(Type)} | {"methods": methods(t, frozenset())})
        for key, t in types_.items()
    }


def _errors(rows: Iterable[ErrorClass]) -> dict[str, tuple[str, ...]]:
    """Name -> its bases, each under all its import paths; a re-export has the canonical name as base."""
    spelled = {row.name[0]: row.name for row in rows}
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for base in row.bases:
            if base not in spelled:
                raise ModelError(f"error {row.name[0]}: unknown base {base!r}")
        bases = tuple(name for base in row.bases for name in spelled[base])
        found[row.name[0]] = bases
        found |= dict.fromkeys(row.name[1:], (row.name[0], *bases))
    return found


def assemble(documents: Iterable[tuple[str, Mapping[str, Any]]]) -> Models:
    """Models from (name, parsed TOML) pairs; a later document overrides an earlier one.

    Raises ModelError for a key, value or reference outside the vocabulary.
    """
    found: dict[str, list[Any]] = {name: [] for name in _TABLES}
    for source, document in documents:
        for table, rows in document.items():
            if table == "schema":
                continue
            if table not in _TABLES:
                raise ModelError(f"{source}: unknown table [[{table}]]; known are {', '.join(_TABLES)}")
            if not isinstance(rows, list):
                raise ModelError(f"{source}: {table} is a list of tables: write [[{table}]]")
            for n, row in enumerate(rows, 1):
                found[table].append(build(_TABLES[table], row, f"{source}: [[{table}]] {n}"))
    types_ = _inherit({t.id: t for t in found["type"]})
    for p in found["producer"]:
        if p.returns not in types_:
            raise ModelError(f"producer {p.call[0]}: unknown type {p.returns!r}")
    for f in found["function"]:
        if f.type not in types_:
            raise ModelError(f"function {f.call[0]}: unknown type {f.type!r}")
    for t in types_.values():
        for m in t.methods:
            if m.returns not in ("", "self") and m.returns not in types_:
                raise ModelError(f"type {t.id}.{m.name}: unknown type {m.returns!r}")
    quiet, noreturn = (
        frozenset(c for row in found[table] for c in (*row.calls, *(f".{m}" for m in row.methods)))
        for table in ("quiet", "noreturn")
    )
    return Models(
        types=types_,
        producers={call: p for p in found["producer"] for call in p.call},
        functions={call: f for f in found["function"] for call in f.call},
        wrappers={call: w for w in found["wrapper"] for call in w.call},
        by_path={path: t for t in types_.values() for path in t.paths},
        errors=_errors(found["error"]),
        quiet=quiet,
        noreturn=noreturn,
        blocking=tuple(found["blocking"]),
        effects=tuple(found["effect"]),
    )


@cache
def shipped() -> Models:
    """The models that txlint ships."""
    folder = resources.files("txlint.apis")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return assemble((name, tomllib.loads(folder.joinpath(name).read_text("utf-8"))) for name in names)
