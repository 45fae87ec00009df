"""Evidence by use: what an object of unknown origin must be, judged by what is done with it.

Only the weaker rungs of the evidence ladder are here; imports, annotations and assignments are stronger and are
followed in `values`. A bare name proposes and never suffices: a use that only databases have must join it.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from txlint.finding import Confidence
from txlint.resource.evidence import (
    CONNECT_NAME,
    CONNECTION_NAME,
    ENGINE_NAME,
    FACTORY_NAME,
    NOT_A_DATABASE,
    ORM,
    OTHER_PROTOCOL,
    POOL_NAME,
    SESSION_NAME,
    SESSION_ONLY,
    SHARED_NAMES,
    SQLALCHEMY_NAME,
    STATEMENTS,
    TRANSACTIONAL,
    WITHOUT_TRANSACTIONS,
)
from txlint.resource.records import speaks_peewee
from txlint.resource.usage import Usage, class_usage, in_all, usage
from txlint.tree.events import Call, Path

if TYPE_CHECKING:
    from txlint.apis.model import Type
    from txlint.resource.held import External, Obj
    from txlint.resource.values import Scope
    from txlint.tree.index import Function


_BUILTINS = frozenset(dir(builtins))
_GIVE_ROWS = frozenset(("execute", "exec", "exec_driver_sql", "stream", "scalars", "stream_scalars", "query"))
"""What they give has `scalars()` and `close()`, as sessions have."""


def guess(scope: Scope, text: str, held: External | None) -> Obj | None:
    """A modelled object for a path without a known value, or None."""
    from txlint.resource.held import External, Obj

    if text.startswith("%") and text not in scope.calls:
        return None
    base = scope.path(text.rpartition(".")[0]) if "." in text else None
    if isinstance(base, Obj) and base.type.kind == "module":
        # `connection.connection`: the driver's connection is the library's own, which keeps it in autocommit.
        return None
    function = scope.function
    if _wraps_a_connection(scope, text):
        return None
    called = _origin(scope, text)
    if called is not None and called.name in _GIVE_ROWS and called.receiver:
        return None
    origin_path = ""
    if isinstance(held, External):
        origin_path = held.path
        if held.path.partition(".")[0] in NOT_A_DATABASE or OTHER_PROTOCOL.search(held.path.rpartition(".")[2]):
            return None
        if "." not in held.path and (not held.called or held.path in _BUILTINS):
            # A module: `import ibm_db` is no connection, whatever its functions are called; nor is `set()` one.
            return None
    use = usage(function, text)
    if function.parent is not None and text not in scope._binds and not text.startswith("%"):
        use = in_all(use, usage(function.parent, text))
    receiver = function.receiver
    lends = text.count(".") == 2 and "acquire" in use.methods  # `self.bot.pool`: what other methods do with it counts
    if receiver and text.startswith(f"{receiver}.") and (text.count(".") == 1 or lends):
        use = class_usage(scope, text.partition(".")[2])
    if not use.methods and not use.entered:
        return None
    made = _judge(scope, text, use, called)
    if made is None:
        return None
    found, confidence = made
    owned = called is not None and _owned(scope, text, called, use, found)
    proxy = scope.models.wrappers.get(origin_path)
    return Obj(
        found,
        owned=owned,
        confidence=confidence,
        custom=bool(origin_path) and found.kind == "session" and not owned,
        lends=proxy is not None and proxy.effect == "proxy",
    )


def _wraps_a_connection(scope: Scope, text: str) -> bool:
    """`connection.connection`, in code of Django: the outer one connects by itself, and again after its close()."""
    function = scope.function
    return "django" in function.module.imported_roots and any(
        call.receiver == f"{text}.connection" for call in function.program.calls
    )


def _origin(scope: Scope, text: str) -> Call | None:
    """The call whose result a path holds."""
    if text in scope.calls:
        return scope.calls[text]
    for value in scope._binds.get(text, ()):
        if isinstance(value, Path):
            if value.text in scope.calls:
                return scope.calls[value.text]
            if value.text in scope.managers:
                manager = scope.managers[value.text]
                if isinstance(manager.value, Path) and manager.value.text in scope.calls:
                    return None
    return None


def _judge(scope: Scope, text: str, use: Usage, called: Call | None) -> tuple[Type, Confidence] | None:
    """The type, and how sure it is."""
    types = scope.models.types
    roots = scope.function.module.imported_roots
    methods, last = use.methods, text.rpartition(".")[2]
    orm = any(root in roots for root in ORM)
    is_async = bool(use.awaited & {"commit", "rollback", "execute", "flush", "scalars", "close", "refresh", "get"})

    if (
        "pymongo.ClientSession" in types
        and "start_transaction" in methods
        and methods & {"commit_transaction", "abort_transaction"}
    ):
        return types["pymongo.ClientSession"], Confidence.MEDIUM
    if (
        "start_session" in methods
        and "pymongo.MongoClient" in types
        and (
            {"start_transaction", "with_transaction"} & use.result_methods.get("start_session", set())
            or roots & {"pymongo", "motor"}
            or last in ("client", "mongo_client")
        )
    ):
        return types["pymongo.MongoClient"], Confidence.MEDIUM

    given = {name for made in ("connect", "begin") for name in use.result_methods.get(made, ())}
    if ENGINE_NAME.search(text) and (
        (orm and methods & {"connect", "begin", "dispose"})
        or "raw_connection" in methods
        or given & {"execute", "exec_driver_sql", "scalar", "scalars"}
    ):
        asynchronous = bool(use.awaited & {"connect", "dispose"}) or _entered_async(scope, use)
        confidence = Confidence.HIGH if orm else Confidence.MEDIUM
        return types["sqlalchemy.AsyncEngine" if asynchronous else "sqlalchemy.Engine"], confidence

    if POOL_NAME.search(text) and methods & {"acquire", "getconn", "putconn", "connection", "get_connection"}:
        pool = _pool(scope, use)
        if pool is not None:
            return pool
    if {"acquire", "release"} <= use.awaited and _asyncpg_like(use):
        # Whatever it is called: what it lends is used as a connection, and given back to it.
        return types["asyncpg.Pool"], Confidence.MEDIUM

    factory = called is not None and (
        FACTORY_NAME.search(called.name)
        or (called.name == "__call__" and FACTORY_NAME.search(called.receiver.rpartition(".")[2]))
    )
    if factory and orm and (methods & {"close", "aclose", "commit", "rollback"} or use.entered):
        return types[
            "sqlalchemy.AsyncSession" if is_async or use.entered_async else "sqlalchemy.Session"
        ], Confidence.HIGH
    if factory and (methods & TRANSACTIONAL or (SQLALCHEMY_NAME.search(factory.string) and methods & STATEMENTS)):
        # No library in sight, but its factory's name, and what only database sessions can do.
        found = types["sqlalchemy.AsyncSession" if is_async or use.entered_async else "sqlalchemy.Session"]
        return found, Confidence.MEDIUM
    named = bool(SESSION_NAME.search(text)) or bool(factory)
    # Sets have add(), and whatever caches has refresh() and get(): one of them needs a name or another method beside.
    telling = methods & (SESSION_ONLY - SHARED_NAMES) or methods & {"commit", "rollback", "flush", "query"}
    session_like = (
        (named or telling)
        and methods & SESSION_ONLY
        and methods
        & {
            "commit",
            "rollback",
            "flush",
            "execute",
            "query",
            "close",
            "add",
            "get",
            "scalars",
        }
    )
    if (session_like and (orm or named)) or (
        named
        and (
            (orm and methods & {"execute", "query", "scalars", "commit", "rollback", "exec", "get", "begin"})
            or ({"commit", "rollback"} <= methods and methods & {"query", "add", "flush", "delete"})
            or (methods & {"query"} and _queries(use))
        )
    ):
        asynchronous = is_async or use.entered_async
        if not asynchronous and called is not None and called.awaited and orm:
            asynchronous = False
        confidence = Confidence.HIGH if orm and (session_like or factory) else Confidence.MEDIUM
        return types["sqlalchemy.AsyncSession" if asynchronous else "sqlalchemy.Session"], confidence

    named_connection = bool(CONNECTION_NAME.search(text)) or (
        called is not None and bool(CONNECT_NAME.search(called.name))
    )
    dbapi = (
        ("cursor" in methods and (use.cursor_executes or use.sql))
        or (
            use.sql
            and methods & {"execute", "executemany", "executescript"}
            and (methods & {"commit", "rollback"} or named_connection)
        )
        or ({"commit", "cursor"} <= methods)
        or ({"commit", "rollback"} <= methods and named_connection)
    )
    if dbapi:
        drivers = _imported(scope, "connection", "module")
        if len({t.library for t in drivers}) == 1:
            wants_async = bool(use.awaited & {"commit", "execute", "rollback"})
            fitting = _fitting(drivers, wants_async) or _fitting(drivers, True)
            if fitting is not None:
                return fitting, Confidence.MEDIUM
        if orm and is_async:
            return types["sqlalchemy.AsyncConnection"], Confidence.MEDIUM
        if orm and "cursor" not in methods:
            return types["sqlalchemy.Connection"], Confidence.MEDIUM
        if not drivers and (is_async or roots & WITHOUT_TRANSACTIONS):
            return None
        return types["dbapi.connection"], Confidence.MEDIUM
    if (
        methods & {"fetchrow", "fetchval"}
        and use.awaited & {"fetchrow", "fetchval", "fetch", "execute"}
        and (use.sql or named_connection)
    ):
        if methods & {"acquire", "release"}:
            return types["asyncpg.Pool"], Confidence.MEDIUM
        return types["asyncpg.Connection"], Confidence.MEDIUM
    if "atomic" in methods and named_connection and speaks_peewee(scope.function.module):
        return types["peewee.Database"], Confidence.MEDIUM
    if orm and named_connection and methods & {"execute", "begin", "exec_driver_sql"}:
        return types["sqlalchemy.AsyncConnection" if is_async else "sqlalchemy.Connection"], Confidence.MEDIUM
    return _beginning(scope, use)


def _beginning(scope: Scope, use: Usage) -> tuple[Type, Confidence] | None:
    """The only imported connection type that begins what is ended here, and sends what is sent here."""
    if use.awaited or use.entered:
        return None
    ended = {name for name, result in use.result_methods.items() if result & {"commit", "rollback"}}
    found = [
        t
        for t in (_imported(scope, "connection") if ended else ())
        if {m.name for m in t.methods if m.role == "begin"} & ended
        and {m.name for m in t.methods if m.role in ("exec", "read")} & use.methods
    ]
    return (found[0], Confidence.MEDIUM) if len(found) == 1 and not found[0].is_async else None


def _queries(use: Usage) -> bool:
    """`.query(...)` whose result is used as an ORM query."""
    return bool(
        use.result_methods.get("query", set())
        & {
            "filter",
            "filter_by",
            "all",
            "first",
            "one",
            "get",
            "count",
            "join",
            "options",
            "order_by",
            "delete",
            "update",
        }
    )


def _entered_async(scope: Scope, use: Usage) -> bool:
    results = {c.result for c in use.calls if c.name in ("connect", "begin")}
    return any(
        m.asynchronous for m in scope.function.program.managers if isinstance(m.value, Path) and m.value.text in results
    )


def _pool(scope: Scope, use: Usage) -> tuple[Type, Confidence] | None:
    types = scope.models.types
    if use.methods & {"getconn", "putconn"}:
        lending = [t for t in _imported(scope, "pool") if t.method("getconn") is not None]
        found = _fitting(lending, bool(use.awaited & {"getconn", "putconn"}))
        if found is None and not any(call.name == "putconn" for f in _all(scope) for call in f.program.calls):
            # Neither a driver nor the way back is in sight: it may be one of the project's, which keeps what it lends.
            return types["psycopg2.pool"], Confidence.LOW
        return found or types["psycopg2.pool"], Confidence.MEDIUM
    if "acquire" not in use.methods:
        return None
    asynchronous = "acquire" in use.awaited or _acquired_async(scope, use)
    lending = [t for t in _imported(scope, "pool") if t.method("acquire") is not None]
    found = _fitting(lending, asynchronous)
    fetches = use.methods & {"fetch", "fetchrow", "fetchval"} or _asyncpg_like(use)
    if found is None and asynchronous and fetches:
        found = types["asyncpg.Pool"]
    return None if found is None else (found, Confidence.MEDIUM)


def _all(scope: Scope) -> list[Function]:
    return [scope.function.module.body, *scope.function.module.all_functions()]


def _imported(scope: Scope, *kinds: str) -> list[Type]:
    """The types of these kinds that the module's imports speak for."""
    roots = scope.function.module.imported_roots
    return [t for root in sorted(roots) for t in scope.models.by_import.get(root, ()) if t.kind in kinds]


def _fitting(types: list[Type], asynchronous: bool) -> Type | None:
    return next((t for t in reversed(types) if t.is_async == asynchronous), None)


def _acquired_async(scope: Scope, use: Usage) -> bool:
    results = {c.result for c in use.calls if c.name == "acquire"}
    return any(
        m.asynchronous for m in scope.function.program.managers if isinstance(m.value, Path) and m.value.text in results
    )


def _asyncpg_like(use: Usage) -> bool:
    """The acquired value is used as asyncpg's connections are."""
    return bool(use.result_methods.get("acquire", set()) & {"fetch", "fetchrow", "fetchval", "transaction"})


def _owned(scope: Scope, text: str, called: Call, use: Usage, found: Type) -> bool:
    """Whether what an unseen function gave has to be ended here: it is a class-like session factory, or this function
    does end it somewhere, as nobody does with something lent."""
    if called.use == "with":
        return False
    if use.methods & {"close", "release", "aclose", "remove"} and "." not in text:
        return True
    name = called.name if called.name != "__call__" else called.receiver.rpartition(".")[2]
    return bool(
        found.kind == "session"
        and FACTORY_NAME.search(name)
        and (
            name[:1].isupper()
            or "maker" in name.lower()
            or name.lower().endswith(("sessionlocal", "session_local", "async_session", "session_factory"))
        )
    )
