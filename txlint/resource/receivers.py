"""Evidence by use: what an object of unknown origin must be, judged by what is done with it.

Only the weaker rungs of the evidence ladder are here; imports, annotations and assignments are stronger and are
followed in `values`. A bare name proposes and never suffices: a use that only databases have must join it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from txlint.finding import Confidence
from txlint.tree.events import Call, Path
from txlint.tree.index import Function
from txlint.tree.nodes import literal

if TYPE_CHECKING:
    from txlint.apis.model import Type
    from txlint.resource.values import External, Obj, Scope

SQL = re.compile(
    r"\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*\(?\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CREATE|DROP|ALTER|TRUNCATE|BEGIN|START\s+TRANSACTION|"
    r"COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|SET|SHOW|PRAGMA|LOCK|GRANT|VACUUM|EXPLAIN|MERGE|CALL|COPY|ANALYZE|"
    r"ATTACH|LISTEN|NOTIFY|EXEC|USE|REFRESH|DO|CLUSTER|REINDEX|UNLISTEN|DISCARD|RESET|DECLARE|FETCH|VALUES|UPSERT)\b",
    re.IGNORECASE | re.DOTALL,
)

_DRIVERS = {
    "sqlite3": "sqlite3.Connection",
    "psycopg2": "psycopg2.connection",
    "psycopg": "psycopg.Connection",
    "aiosqlite": "aiosqlite.Connection",
    "asyncpg": "asyncpg.Connection",
    "pymysql": "pymysql.Connection",
    "MySQLdb": "mysqlclient.Connection",
    "mysql": "mysql.connector.Connection",
    "aiomysql": "aiomysql.Connection",
    "asyncmy": "aiomysql.Connection",
    "pyodbc": "pyodbc.Connection",
    "oracledb": "oracledb.Connection",
    "cx_Oracle": "oracledb.Connection",
    "pymssql": "pymssql.Connection",
    "pg8000": "pg8000.Connection",
    "duckdb": "duckdb.Connection",
}
_ORM = ("sqlalchemy", "sqlmodel", "flask_sqlalchemy")
_NOT_A_DATABASE = frozenset(
    [
        "requests",
        "httpx",
        "aiohttp",
        "boto3",
        "botocore",
        "git",
        "whoosh",
        "kafka",
        "confluent_kafka",
        "multiprocessing",
        "socket",
        "subprocess",
        "zmq",
        "paramiko",
        "tensorflow",
        "onnxruntime",
        "serial",
        "telnetlib",
        "imaplib",
        "ftplib",
        "pika",
        "amqp",
        "websockets",
        "grpc",
        "asyncssh",
        "svn",
        "pygit2",
        "lxml",
        "selenium",
        "scapy",
        "unittest",
        "mock",
        "threading",
        "queue",
    ]
)

_SESSION_ONLY = frozenset(
    [
        "add",
        "add_all",
        "expunge",
        "expunge_all",
        "bulk_save_objects",
        "bulk_insert_mappings",
        "scalars",
        "scalar_one",
        "expire_all",
        "no_autoflush",
        "bulk_update_mappings",
        "refresh",
        "merge",
    ]
)
_SESSION_NAME = re.compile(
    r"(?:^|[_.%])(?:async_?)?(?:db_?)?sess(?:ion)?s?\d*$|^db$|^s$|^sess$|session$", re.IGNORECASE
)
_FACTORY_NAME = re.compile(
    r"(?:^|_)(?:(?:async_?)?session_?(?:local|maker|factory|class|cls|scope)|(?:get|make|create|new|open)_(?:async_)?(?:db_)?session)"
    r"|^(?:[A-Z]\w*)?Session(?:Local|Maker|Factory)?$|^async_session$|^(?:Async)?SessionLocal$",
    re.IGNORECASE,
)
_CONNECT_NAME = re.compile(
    r"^_?(?:get|open|create|make|new|connect|acquire|build|init|establish)?_?(?:new_)?(?:to_)?(?:read_?only_)?"
    r"(?:db|database|pg|postgres(?:ql)?|sqlite3?|mysql|sql|psycopg2?|dbapi|raw)?_?(?:conn|connection|connect|cnx)(?:_?db)?$|"
    r"^(?:get|open|connect)_?(?:to_)?_?(?:db|database)$|^connect(?:_to)?(?:_db|_database)?$",
    re.IGNORECASE,
)
_ENGINE_NAME = re.compile(r"(?:^|[_.])engine$|^engine$", re.IGNORECASE)
_POOL_NAME = re.compile(r"(?:^|[_.])(?:conn(?:ection)?_?|db_?|pg_?|mysql_?)?pool$", re.IGNORECASE)
_CONNECTION_NAME = re.compile(
    r"(?:^|[_.])(?:db_?|pg_?|sql_?|raw_?)?(?:conn(?:ection)?|cnx|cxn|con|db|dbh|database|cnxn)\d*$", re.IGNORECASE
)


@dataclass(slots=True)
class Usage:
    """What a function, or all methods of a class, do with one object."""

    methods: set[str] = field(default_factory=set)
    awaited: set[str] = field(default_factory=set)
    sql: bool = False
    """A statement is executed with text that is SQL, on the object or on a cursor of it."""
    cursor_executes: bool = False
    entered: bool = False
    entered_async: bool = False
    calls: list[Call] = field(default_factory=list)
    result_methods: dict[str, set[str]] = field(default_factory=dict)
    """Method -> what is called on its result."""

    def add(self, other: Usage) -> None:
        self.methods |= other.methods
        self.awaited |= other.awaited
        self.sql |= other.sql
        self.cursor_executes |= other.cursor_executes
        self.entered |= other.entered
        self.entered_async |= other.entered_async
        self.calls += other.calls
        for name, methods in other.result_methods.items():
            self.result_methods.setdefault(name, set()).update(methods)


def is_sql(call: Call) -> bool:
    """Whether the first argument of an execute() is a string of SQL."""
    return sql_text(call) is not None


def sql_text(call: Call) -> str | None:
    """The statement that a call sends, where its text can be read and is SQL."""
    arg = call.arg(0, "query") or call.arg(0, "statement") or call.arg(0, "sql") or call.arg(0, "operation")
    if arg is None:
        return None
    text = literal(arg.node)
    if text is None:
        node = arg.node
        # text("…") and sql.SQL("…") wrap the statement.
        inner = getattr(node, "args", None)
        func = getattr(node, "func", None)
        if inner and func is not None:
            text = literal(inner[0].value)
    if text is not None and SQL.match(text):
        return text
    return None


def usage(function: Function, text: str) -> Usage:
    """How a function uses the object at a path, aliases by plain assignment and cursors included."""
    found = Usage()
    program = function.program
    names = {text}
    for _ in range(2):
        for bind in program.binds:
            if isinstance(bind.value, Path) and bind.value.text in names:
                names.add(bind.target)
        for manager in program.managers:
            if isinstance(manager.value, Path) and manager.value.text in names:
                names.add(manager.result)
                found.entered = True
                found.entered_async |= manager.asynchronous
    derived: dict[str, str] = {}
    for call in program.calls:
        if call.receiver in names:
            found.methods.add(call.name)
            found.calls.append(call)
            if call.awaited:
                found.awaited.add(call.name)
            derived[call.result] = call.name
            if call.name in ("execute", "executemany", "executescript", "fetch", "fetchrow", "fetchval", "query"):
                found.sql |= is_sql(call)
    for _ in range(2):
        for bind in program.binds:
            if isinstance(bind.value, Path) and bind.value.text in derived:
                derived[bind.target] = derived[bind.value.text]
        for manager in program.managers:
            if isinstance(manager.value, Path) and manager.value.text in derived:
                derived[manager.result] = derived[manager.value.text]
    for call in program.calls:
        origin = derived.get(call.receiver)
        if origin is not None:
            found.result_methods.setdefault(origin, set()).add(call.name)
            if origin == "cursor" and call.name in ("execute", "executemany", "callproc", "fetchone", "fetchall"):
                found.cursor_executes = True
                found.sql |= is_sql(call)
    return found


def _class_usage(scope: Scope, attribute: str) -> Usage:
    """How all methods of a class use `self.<attribute>`."""
    found = Usage()
    if scope.instance is None:
        return found
    for cls in scope.world.mro(scope.instance):
        for method in cls.methods.values():
            if method.receiver:
                path = f"{method.receiver}.{attribute}"
                found.add(usage(method, path))
                for nested in method.nested.values():
                    found.add(usage(nested, path))
    return found


def guess(scope: Scope, text: str, held: External | None) -> Obj | None:
    """A modelled object for a path without a known value, or None."""
    from txlint.resource.values import External, Obj

    if text.startswith("%") and text not in scope.calls:
        return None
    function = scope.function
    called = _origin(scope, text)
    origin_path = ""
    if isinstance(held, External):
        origin_path = held.path
        if held.path.partition(".")[0] in _NOT_A_DATABASE:
            return None
        if not held.called and "." not in held.path:
            # A module: `import ibm_db` is no connection, whatever its functions are called.
            return None
    use = usage(function, text)
    if function.parent is not None and text not in scope._binds and not text.startswith("%"):
        use.add(usage(function.parent, text))
    receiver = function.receiver
    if receiver and text.startswith(f"{receiver}.") and text.count(".") == 1:
        use = _class_usage(scope, text.partition(".")[2])
    if not use.methods and not use.entered:
        return None
    made = _judge(scope, text, use, called)
    if made is None:
        return None
    found, confidence = made
    owned = called is not None and _owned(scope, text, called, use, found)
    return Obj(
        found, owned=owned, confidence=confidence, custom=bool(origin_path) and found.kind == "session" and not owned
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
    orm = any(root in roots for root in _ORM)
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

    if orm and _ENGINE_NAME.search(text) and methods & {"connect", "begin", "raw_connection", "dispose"}:
        asynchronous = bool(use.awaited & {"connect", "dispose"}) or _entered_async(scope, use)
        return types["sqlalchemy.AsyncEngine" if asynchronous else "sqlalchemy.Engine"], Confidence.HIGH

    if _POOL_NAME.search(text) and methods & {"acquire", "getconn", "connection", "get_connection"}:
        pool = _pool(scope, roots, use)
        if pool is not None:
            return pool

    factory = called is not None and (
        _FACTORY_NAME.search(called.name)
        or (called.name == "__call__" and _FACTORY_NAME.search(called.receiver.rpartition(".")[2]))
    )
    if factory and orm and (methods & {"close", "aclose", "commit", "rollback"} or use.entered):
        return types[
            "sqlalchemy.AsyncSession" if is_async or use.entered_async else "sqlalchemy.Session"
        ], Confidence.HIGH
    session_like = methods & _SESSION_ONLY and methods & {
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
    named = bool(_SESSION_NAME.search(text)) or bool(factory)
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

    named_connection = bool(_CONNECTION_NAME.search(text)) or (
        called is not None and bool(_CONNECT_NAME.search(called.name))
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
        drivers = [d for d in _DRIVERS if d in roots]
        if len(drivers) == 1 and _DRIVERS[drivers[0]] in types:
            found = types[_DRIVERS[drivers[0]]]
            wants_async = bool(use.awaited & {"commit", "execute", "rollback"})
            if drivers[0] == "psycopg" and wants_async:
                found = types["psycopg.AsyncConnection"]
            if found.is_async == wants_async or found.is_async:
                return found, Confidence.MEDIUM
        if orm and is_async:
            return types["sqlalchemy.AsyncConnection"], Confidence.MEDIUM
        if orm and "cursor" not in methods:
            return types["sqlalchemy.Connection"], Confidence.MEDIUM
        if not drivers and is_async:
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
    if orm and named_connection and methods & {"execute", "begin", "exec_driver_sql"}:
        return types["sqlalchemy.AsyncConnection" if is_async else "sqlalchemy.Connection"], Confidence.MEDIUM
    return None


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


def _pool(scope: Scope, roots: frozenset[str], use: Usage) -> tuple[Type, Confidence] | None:
    types = scope.models.types
    if "getconn" in use.methods:
        name = "psycopg2.pool"
        if "psycopg_pool" in roots or "psycopg" in roots:
            name = "psycopg_pool.AsyncConnectionPool" if "getconn" in use.awaited else "psycopg_pool.ConnectionPool"
        return types[name], Confidence.MEDIUM
    if "acquire" in use.methods and ("acquire" in use.awaited or _acquired_async(scope, use)):
        for root, name in (
            ("aiomysql", "aiomysql.Pool"),
            ("asyncmy", "aiomysql.Pool"),
            ("aiopg", "aiopg.Pool"),
            ("aioodbc", "aioodbc.Pool"),
        ):
            if root in roots and name in types:
                return types[name], Confidence.MEDIUM
        if "asyncpg" in roots or use.methods & {"fetch", "fetchrow", "fetchval"} or _asyncpg_like(scope, use):
            return types["asyncpg.Pool"], Confidence.MEDIUM
    return None


def _acquired_async(scope: Scope, use: Usage) -> bool:
    results = {c.result for c in use.calls if c.name == "acquire"}
    return any(
        m.asynchronous for m in scope.function.program.managers if isinstance(m.value, Path) and m.value.text in results
    )


def _asyncpg_like(scope: Scope, use: Usage) -> bool:
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
        and _FACTORY_NAME.search(name)
        and (
            name[:1].isupper()
            or "maker" in name.lower()
            or name.lower().endswith(("sessionlocal", "session_local", "async_session", "session_factory"))
        )
    )
