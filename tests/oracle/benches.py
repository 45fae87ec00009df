"""Which methods of a type `test_steps` calls on a real server, and how; no library is imported before that."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

Handle = Any
Call = Callable[[Handle], object]

INSERT = "INSERT INTO items (id) VALUES (1)"
PLACES = "INSERT INTO items (id) VALUES (%s)"
SELECT = "SELECT id FROM items"


@dataclass(frozen=True)
class Bench:
    """How a handle of a type is opened on a server, how a row is written through it, and how its methods are called."""

    type: str
    server: str
    requires: tuple[str, ...]
    open: Callable[[], object]
    calls: Mapping[str, Call]
    write: Call | None = None
    add: Call | None = None
    """Writes a row in the transaction that a call has begun."""
    finish: Call = lambda handle: handle.close()
    block: Call | None = None
    """What is entered; None where the block is no claim of its own, or is proven elsewhere."""
    made: bool = False
    """It is opened by a call that the model names."""
    loose: frozenset[str] = frozenset()
    """Calls that are wrapped here, so that nothing can be told of their `await`."""
    reads: frozenset[str] = frozenset()
    """Calls that write no row."""


def lib(name: str) -> Any:
    return importlib.import_module(name)


def _pg() -> str:
    return f"host={os.environ['DATABASE_HOST']} user=postgres dbname=postgres"


def _url(scheme: str = "postgresql") -> str:
    return f"{scheme}://postgres@/postgres?host={os.environ['DATABASE_HOST']}"


def _my() -> dict[str, Any]:
    return {"unix_socket": os.environ["DATABASE_SOCKET"], "user": "root"}


def _ends() -> dict[str, Call]:
    return {"commit": lambda c: c.commit(), "rollback": lambda c: c.rollback(), "close": lambda c: c.close()}


def _many(cursor: Handle) -> object:
    return cursor.executemany(PLACES, [(1,), (2,)])


_CURSOR: dict[str, Call] = {
    "execute": lambda c: c.execute(INSERT),
    "executemany": _many,
    "close": lambda c: c.close(),
}


_KEPT: list[Handle] = []
"""Connections that their cursors do not keep alive."""


def _of(connect: Callable[[], Handle]) -> Callable[[], Handle]:
    """Opens a cursor on a connection that lives on."""

    def opened() -> Handle:
        _KEPT.append(connect())
        return _KEPT[-1].cursor()

    return opened


def _let_go(cursor: Handle) -> object:
    return _KEPT.pop().close()


def _cursor_bench(
    type_: str, server: str, requires: tuple[str, ...], open_: Callable[[], object], **more: Any
) -> Bench:
    """A cursor of a driver whose connections begin at any statement."""
    calls = {**_CURSOR, **more.pop("calls", {})}
    return Bench(
        type_,
        server,
        requires,
        open_,
        calls,
        write=lambda c: c.execute(INSERT),
        finish=more.pop("finish", lambda c: c.connection.close()),
        block=more.pop("block", lambda c: c),
        **more,
    )


# ---- psycopg2, psycopg


def _xid(connection: Handle) -> object:
    return connection.tpc_begin(connection.xid(1, "a", "b"))


_TPC: dict[str, Call] = {"tpc_begin": _xid}


def _procedure(cursor: Handle) -> object:
    cursor.execute("CREATE PROCEDURE pg_temp.p() LANGUAGE sql AS 'SELECT 1'")
    return cursor.callproc("pg_temp.p", ())


def _psycopg2() -> Any:
    return lib("psycopg2").connect(_pg())


def _psycopg() -> Any:
    return lib("psycopg").connect(_pg())


def _async_psycopg() -> Any:
    return lib("psycopg").AsyncConnection.connect(_pg())


async def _async_psycopg_cursor() -> Any:
    return (await _async_psycopg()).cursor()


def _streamed(cursor: Handle) -> object:
    return list(cursor.stream(SELECT))


async def _streamed_async(cursor: Handle) -> object:
    return [row async for row in cursor.stream(SELECT)]


def _copy(cursor: Handle) -> object:
    with cursor.copy("COPY items (id) FROM STDIN") as copy:
        copy.write_row((1,))
    return None


async def _copy_async(cursor: Handle) -> None:
    async with cursor.copy("COPY items (id) FROM STDIN") as copy:
        await copy.write_row((1,))


async def _pool(type_: str) -> Any:
    pool = getattr(lib("psycopg_pool"), type_)(_pg(), min_size=1, max_size=1, open=False)
    opened = pool.open()
    if opened is not None:
        await opened
    return pool


async def _given_back(pool: Handle) -> None:
    connection = await pool.getconn()
    await connection.execute(INSERT)
    await pool.putconn(connection)


# ---- MariaDB


def _pymysql() -> Any:
    return lib("pymysql").connect(**_my(), database="shop")


def _mysqlclient() -> Any:
    return lib("MySQLdb").connect(**_my(), database="shop")


def _connector() -> Any:
    return lib("mysql.connector").connect(**_my(), database="shop", use_pure=True)


def _connector_pool() -> Any:
    return lib("mysql.connector.pooling").MySQLConnectionPool(pool_size=1, **_my(), database="shop", use_pure=True)


def _async_driver(name: str) -> Callable[[], object]:
    return lambda: lib(name).connect(**_my(), db="shop")


def _async_cursor(name: str) -> Callable[[], object]:
    async def opened() -> Any:
        _KEPT.append(await lib(name).connect(**_my(), db="shop"))
        return await _settled_cursor(_KEPT[-1])

    return opened


async def _settled_cursor(connection: Handle) -> Any:
    cursor = connection.cursor()
    return await cursor if hasattr(cursor, "__await__") else cursor


async def _async_write(connection: Handle) -> None:
    cursor = await _settled_cursor(connection)
    await cursor.execute(INSERT)


async def _pool_closed(pool: Handle) -> None:
    pool.close()
    await pool.wait_closed()


def _async_mysql(name: str) -> list[Bench]:
    requires = (name, "pymysql")
    return [
        Bench(
            f"{name}.Connection",
            "mysql",
            requires,
            _async_driver(name),
            {
                "begin": lambda c: c.begin(),
                "query": lambda c: c.query(INSERT),
                "autocommit": lambda c: c.autocommit(True),
                "ensure_closed": lambda c: c.ensure_closed(),
                "close": lambda c: c.close(),
            },
            write=_async_write,
            made=True,
        ),
        _cursor_bench(f"{name}.Cursor", "mysql", requires, _async_cursor(name), finish=_let_go, block=None),
        Bench(
            f"{name}.Pool",
            "mysql",
            requires,
            lambda: lib(name).create_pool(**_my(), db="shop", minsize=1),
            {"close": lambda p: p.close(), "terminate": lambda p: p.terminate(), "wait_closed": _pool_closed},
            finish=_pool_closed,
            block=lambda p: p,
            loose=frozenset(("wait_closed",)),
        ),
    ]


# ---- asyncpg, databases, aiopg


def _asyncpg() -> Any:
    return lib("asyncpg").connect(host=os.environ["DATABASE_HOST"], user="postgres", database="postgres")


def _asyncpg_pool() -> Any:
    return lib("asyncpg").create_pool(
        host=os.environ["DATABASE_HOST"], user="postgres", database="postgres", min_size=1, max_size=1
    )


_NUMBERED = "INSERT INTO items (id) VALUES ($1)"
_ASYNCPG: dict[str, Call] = {
    "execute": lambda c: c.execute(INSERT),
    "executemany": lambda c: c.executemany(_NUMBERED, [(1,), (2,)]),
    "fetch": lambda c: c.fetch(f"{INSERT} RETURNING id"),
    "fetchrow": lambda c: c.fetchrow(f"{INSERT} RETURNING id"),
    "fetchval": lambda c: c.fetchval(f"{INSERT} RETURNING id"),
}


async def _database() -> Any:
    database = lib("databases").Database(_url(), min_size=1, max_size=1)
    await database.connect()
    return database


async def _databases_connection() -> Any:
    database = await _database()
    return await database.connection().__aenter__()


async def _iterated(database: Handle) -> object:
    return [row async for row in database.iterate(SELECT)]


async def _begun_here(handle: Handle) -> None:
    await handle.transaction().start()


_DATABASES: dict[str, Call] = {
    "execute": lambda d: d.execute(INSERT),
    "execute_many": lambda d: d.execute_many("INSERT INTO items (id) VALUES (:id)", [{"id": 1}, {"id": 2}]),
    "fetch_all": lambda d: d.fetch_all(f"{INSERT} RETURNING id"),
    "fetch_one": lambda d: d.fetch_one(f"{INSERT} RETURNING id"),
    "fetch_val": lambda d: d.fetch_val(f"{INSERT} RETURNING id"),
    "iterate": _iterated,
}


def _aiopg() -> Any:
    return lib("aiopg").connect(_pg())


async def _aiopg_cursor() -> Any:
    return await (await _aiopg()).cursor()


async def _aiopg_transaction() -> Any:
    cursor = await _aiopg_cursor()
    transaction = lib("aiopg").Transaction(cursor, lib("aiopg").IsolationLevel.default)
    await transaction.begin()
    return SimpleNamespace(tx=transaction, cursor=cursor)


async def _aiopg_rolled_to(handle: Handle) -> None:
    await handle.tx.savepoint()
    await handle.tx.rollback_savepoint()


async def _aiopg_released(handle: Handle) -> None:
    await handle.tx.savepoint()
    await handle.tx.release_savepoint()


# ---- SQLAlchemy


def _alchemy() -> Any:
    return lib("sqlalchemy").create_engine(_url("postgresql+psycopg"))


def _async_alchemy() -> Any:
    return lib("sqlalchemy.ext.asyncio").create_async_engine(_url("postgresql+psycopg"))


def _sql(text: str) -> Any:
    return lib("sqlalchemy").text(text)


async def _async_transaction() -> Any:
    connection = await _async_alchemy().connect()
    return SimpleNamespace(tx=await connection.begin(), conn=connection)


def _transaction() -> Any:
    connection = _alchemy().connect()
    return SimpleNamespace(tx=connection.begin(), conn=connection)


def _raw_write(connection: Handle) -> object:
    return connection.cursor().execute(INSERT)


# ---- peewee


def _peewee(module: str, name: str, **more: Any) -> Callable[[], object]:
    def opened() -> Any:
        database = getattr(lib(module), name)("postgres", user="postgres", host=os.environ["DATABASE_HOST"], **more)
        database.connect()
        return database

    return opened


def _peewee_write(database: Handle) -> object:
    database.begin()
    return database.execute_sql(INSERT)


def _in_block(name: str) -> Call:
    return lambda database: getattr(database, name)().__enter__()


def _in_savepoint(database: Handle) -> object:
    database.begin()
    return database.savepoint().__enter__()


_PEEWEE: dict[str, Call] = {
    "atomic": _in_block("atomic"),
    "transaction": _in_block("transaction"),
    "savepoint": _in_savepoint,
    "manual_commit": _in_block("manual_commit"),
    "connection": lambda d: d.connection(),
    "execute_sql": lambda d: d.execute_sql(INSERT),
    "begin": lambda d: d.begin(),
    **_ends(),
}
_POOLED: dict[str, Call] = {
    **_PEEWEE,
    "manual_close": lambda d: d.manual_close(),
    "close_idle": lambda d: d.close_idle(),
}


def _closed(database: Handle) -> object:
    return None if database.is_closed() else lib("peewee").Database.close(database)


# ---- files of SQLite, without a server


def _file() -> str:
    return os.environ["DATABASE"]


def _apsw() -> Any:
    return lib("apsw").Connection(_file())


def _marked(cursor: Handle) -> object:
    return cursor.executemany("INSERT INTO items (id) VALUES (?)", [(1,), (2,)])


def _web() -> Any:
    return lib("web").database(dbn="sqlite", db=_file())


def _web_transaction() -> Any:
    database = _web()
    return SimpleNamespace(tx=database.transaction(), db=database)


def _adbapi() -> Any:
    return lib("twisted.enterprise.adbapi").ConnectionPool("sqlite3", _file(), check_same_thread=False)


def _adbapi_connection() -> Any:
    return lib("twisted.enterprise.adbapi").Connection(_adbapi())


def _adbapi_transaction() -> Any:
    pool = _adbapi()
    module = lib("twisted.enterprise.adbapi")
    _KEPT.append(module.Connection(pool))
    return module.Transaction(pool, _KEPT[-1])


def _adbapi_dropped(pool: Handle) -> object:
    connection = pool.connect()
    connection.execute(INSERT)
    return pool.disconnect(connection)


BENCHES: tuple[Bench, ...] = (
    Bench(
        "psycopg2.connection",
        "postgres",
        ("psycopg2", "psycopg"),
        _psycopg2,
        {**_ends(), "reset": lambda c: c.reset(), "lobject": lambda c: c.lobject(), **_TPC},
        write=_raw_write,
        reads=frozenset(("lobject",)),
        made=True,
    ),
    _cursor_bench(
        "psycopg2.cursor",
        "postgres",
        ("psycopg2", "psycopg"),
        lambda: _psycopg2().cursor(),
        calls={
            "callproc": lambda c: c.callproc("now"),
            "copy_from": lambda c: c.copy_from(lib("io").StringIO("1\n"), "items", columns=("id",)),
            "copy_to": lambda c: c.copy_to(lib("io").StringIO(), "items"),
            "copy_expert": lambda c: c.copy_expert("COPY items (id) FROM STDIN", lib("io").StringIO("1\n")),
        },
        reads=frozenset(("callproc", "copy_to")),
    ),
    Bench(
        "psycopg2.pool",
        "postgres",
        ("psycopg2", "psycopg"),
        lambda: lib("psycopg2.pool").SimpleConnectionPool(1, 1, _pg()),
        {"closeall": lambda p: p.closeall()},
        write=lambda p: p.getconn().cursor().execute(INSERT),
        finish=lambda p: None,
    ),
    Bench(
        "psycopg.Connection",
        "postgres",
        ("psycopg",),
        _psycopg,
        {**_ends(), "cursor": lambda c: c.cursor(), "pipeline": lambda c: c.pipeline(), **_TPC},
        write=_raw_write,
        made=True,
    ),
    Bench(
        "psycopg.AsyncConnection",
        "postgres",
        ("psycopg",),
        _async_psycopg,
        {**_ends(), "cursor": lambda c: c.cursor(), "pipeline": lambda c: c.pipeline(), **_TPC},
        write=lambda c: c.execute(INSERT),
        made=True,
    ),
    _cursor_bench(
        "psycopg.Cursor",
        "postgres",
        ("psycopg",),
        lambda: _psycopg().cursor(),
        calls={"stream": _streamed, "copy": _copy},
        reads=frozenset(("stream",)),
    ),
    _cursor_bench(
        "psycopg.AsyncCursor",
        "postgres",
        ("psycopg",),
        _async_psycopg_cursor,
        calls={"stream": _streamed_async, "copy": _copy_async},
        reads=frozenset(("stream",)),
        loose=frozenset(("stream", "copy")),
    ),
    *(
        Bench(
            f"psycopg_pool.{name}",
            "postgres",
            ("psycopg", "psycopg_pool"),
            lambda name=name: _pool(name),  # type: ignore[misc]
            {
                "open": lambda p: p.open(),
                "close": lambda p: p.close(),
                "getconn": lambda p: p.getconn(),
                **({"putconn": _given_back} if name.startswith("Async") else {}),
            },
            block=lambda p: p,
            made=True,
            loose=frozenset(("putconn",)),
        )
        for name in ("ConnectionPool", "AsyncConnectionPool")
    ),
    Bench(
        "pg8000.native.Connection",
        "postgres",
        ("pg8000", "psycopg"),
        lambda: lib("pg8000.native").Connection(
            "postgres", database="postgres", unix_sock=f"{os.environ['DATABASE_HOST']}/.s.PGSQL.5432"
        ),
        {"run": lambda c: c.run(INSERT), "close": lambda c: c.close()},
        block=lambda c: c,
        made=True,
    ),
    *(
        _cursor_bench(
            type_,
            "postgres",
            ("pg8000", "psycopg"),
            lambda module=module: (
                lib(module)  # type: ignore[misc]
                .connect("postgres", database="postgres", unix_sock=f"{os.environ['DATABASE_HOST']}/.s.PGSQL.5432")
                .cursor()
            ),
            calls={"callproc": _procedure} if module == "pg8000.dbapi" else {},
            reads=frozenset(("callproc",)),
            block=(lambda c: c) if module == "pg8000.legacy" else None,
        )
        for type_, module in (("pg8000.Cursor", "pg8000.dbapi"), ("pg8000.legacy.Cursor", "pg8000.legacy"))
    ),
    Bench(
        "asyncpg.Connection",
        "postgres",
        ("asyncpg", "psycopg"),
        _asyncpg,
        {
            **_ASYNCPG,
            "fetchmany": lambda c: c.fetchmany(f"{_NUMBERED} RETURNING id", [(1,), (2,)]),
            "prepare": lambda c: c.prepare(SELECT),
            "copy_records_to_table": lambda c: c.copy_records_to_table("items", records=[(1, "", 0)]),
            "copy_to_table": lambda c: c.copy_to_table("items", source=lib("io").BytesIO(b"1\t\t0\n")),
            "copy_from_table": lambda c: c.copy_from_table("items", output=lib("io").BytesIO()),
            "copy_from_query": lambda c: c.copy_from_query(SELECT, output=lib("io").BytesIO()),
            "terminate": lambda c: c.terminate(),
            "close": lambda c: c.close(),
        },
        reads=frozenset(("prepare", "copy_from_table", "copy_from_query")),
        made=True,
    ),
    Bench(
        "asyncpg.Pool",
        "postgres",
        ("asyncpg", "psycopg"),
        _asyncpg_pool,
        {**_ASYNCPG, "close": lambda p: p.close(), "terminate": lambda p: p.terminate()},
        finish=lambda p: p.terminate(),
        block=lambda p: p,
        made=True,
    ),
    Bench(
        "databases.Database",
        "postgres",
        ("databases", "asyncpg", "psycopg"),
        _database,
        {**_DATABASES, "connection": lambda d: d.connection(), "disconnect": lambda d: d.disconnect()},
        finish=lambda d: d.disconnect(),
        block=lambda d: d,
        loose=frozenset(("iterate",)),
        reads=frozenset(("iterate",)),
        made=True,
    ),
    Bench(
        "databases.Connection",
        "postgres",
        ("databases", "asyncpg", "psycopg"),
        _databases_connection,
        {**_DATABASES, "transaction": _begun_here},
        write=lambda c: c.execute(INSERT),
        finish=lambda c: None,
        loose=frozenset(("iterate", "transaction")),
        reads=frozenset(("iterate",)),
    ),
    Bench(
        "aiopg.Connection",
        "postgres",
        ("aiopg", "psycopg"),
        _aiopg,
        {"close": lambda c: c.close()},
        made=True,
    ),
    Bench(
        "aiopg.Cursor",
        "postgres",
        ("aiopg", "psycopg"),
        _aiopg_cursor,
        {"execute": lambda c: c.execute(INSERT), "callproc": lambda c: c.callproc("now")},
        reads=frozenset(("callproc",)),
    ),
    Bench(
        "aiopg.Transaction",
        "postgres",
        ("aiopg", "psycopg"),
        _aiopg_transaction,
        {
            "commit": lambda h: h.tx.commit(),
            "rollback": lambda h: h.tx.rollback(),
            "savepoint": lambda h: h.tx.savepoint(),
            "release_savepoint": _aiopg_released,
            "rollback_savepoint": _aiopg_rolled_to,
        },
        write=lambda h: h.cursor.execute(INSERT),
        finish=lambda h: h.cursor.close(),
        loose=frozenset(("release_savepoint", "rollback_savepoint")),
    ),
    Bench(
        "aiopg.Pool",
        "postgres",
        ("aiopg", "psycopg"),
        lambda: lib("aiopg").create_pool(_pg(), minsize=1, maxsize=1),
        {"close": lambda p: p.close(), "terminate": lambda p: p.terminate(), "wait_closed": _pool_closed},
        finish=_pool_closed,
        block=lambda p: p,
        loose=frozenset(("wait_closed",)),
    ),
    Bench(
        "sqlalchemy.Transaction",
        "postgres",
        ("sqlalchemy", "psycopg"),
        _transaction,
        {name: (lambda h, name=name: getattr(h.tx, name)()) for name in ("commit", "rollback", "close")},  # type: ignore[misc]
        write=lambda h: h.conn.execute(_sql(INSERT)),
        finish=lambda h: h.conn.close(),
    ),
    Bench(
        "sqlalchemy.AsyncTransaction",
        "postgres",
        ("sqlalchemy", "psycopg", "greenlet"),
        _async_transaction,
        {name: (lambda h, name=name: getattr(h.tx, name)()) for name in ("commit", "rollback", "close")},  # type: ignore[misc]
        write=lambda h: h.conn.execute(_sql(INSERT)),
        finish=lambda h: h.conn.close(),
    ),
    Bench(
        "sqlalchemy.raw_connection",
        "postgres",
        ("sqlalchemy", "psycopg"),
        lambda: _alchemy().raw_connection(),
        {
            **_ends(),
            "cursor": lambda c: c.cursor(),
            "invalidate": lambda c: c.invalidate(),
            "detach": lambda c: c.detach(),
        },
        write=_raw_write,
    ),
    Bench(
        "sqlalchemy.Engine",
        "postgres",
        ("sqlalchemy", "psycopg"),
        _alchemy,
        {"raw_connection": lambda e: e.raw_connection(), "execution_options": lambda e: e.execution_options()},
        finish=lambda e: e.dispose(),
    ),
    Bench(
        "sqlalchemy.AsyncEngine",
        "postgres",
        ("sqlalchemy", "psycopg", "greenlet"),
        _async_alchemy,
        {
            "raw_connection": lambda e: e.raw_connection(),
            "execution_options": lambda e: e.execution_options(),
            "dispose": lambda e: e.dispose(),
        },
        finish=lambda e: e.dispose(),
    ),
    Bench(
        "sqlalchemy.Connection",
        "postgres",
        ("sqlalchemy", "psycopg"),
        lambda: _alchemy().connect(),
        {"begin_twophase": lambda c: c.begin_twophase(), "detach": lambda c: c.detach()},
        write=lambda c: c.execute(_sql(INSERT)),
    ),
    *(
        Bench(
            type_,
            "postgres",
            ("peewee", "psycopg2", "psycopg"),
            _peewee(module, name),
            calls,
            write=_peewee_write,
            finish=_closed,
            made=True,
            block=lambda d: d,
        )
        for type_, module, name, calls in (
            ("peewee.PostgresqlDatabase", "peewee", "PostgresqlDatabase", _PEEWEE),
            ("peewee.PooledPostgresqlDatabase", "playhouse.pool", "PooledPostgresqlDatabase", _POOLED),
        )
    ),
    *_async_mysql("aiomysql"),
    *_async_mysql("asyncmy"),
    Bench(
        "pymysql.Connection",
        "mysql",
        ("pymysql",),
        _pymysql,
        {
            **_ends(),
            "begin": lambda c: c.begin(),
            "query": lambda c: c.query(INSERT),
            "autocommit": lambda c: c.autocommit(True),
        },
        write=_raw_write,
        block=lambda c: c,
        made=True,
    ),
    _cursor_bench("pymysql.Cursor", "mysql", ("pymysql",), _of(_pymysql), finish=_let_go),
    Bench(
        "MySQLdb.Connection",
        "mysql",
        ("MySQLdb", "pymysql"),
        _mysqlclient,
        {
            **_ends(),
            "begin": lambda c: c.begin(),
            "query": lambda c: c.query(INSERT),
            "autocommit": lambda c: c.autocommit(True),
        },
        write=_raw_write,
        block=lambda c: c,
        made=True,
    ),
    _cursor_bench("MySQLdb.Cursor", "mysql", ("MySQLdb", "pymysql"), _of(_mysqlclient), finish=_let_go),
    Bench(
        "mysql.connector.Connection",
        "mysql",
        ("mysql.connector", "pymysql"),
        _connector,
        {
            **_ends(),
            "start_transaction": lambda c: c.start_transaction(),
            "cmd_query": lambda c: c.cmd_query(INSERT),
            "cursor": lambda c: c.cursor(),
            "disconnect": lambda c: c.disconnect(),
            "shutdown": lambda c: c.shutdown(),
            "reset_session": lambda c: c.reset_session(),
        },
        write=_raw_write,
        block=lambda c: c,
        made=True,
    ),
    _cursor_bench(
        "mysql.connector.Cursor",
        "mysql",
        ("mysql.connector", "pymysql"),
        _of(_connector),
        finish=_let_go,
    ),
    Bench(
        "mysql.connector.Pool",
        "mysql",
        ("mysql.connector", "pymysql"),
        _connector_pool,
        {"get_connection": lambda p: p.get_connection()},
        finish=lambda p: None,
        made=True,
    ),
    Bench(
        "mysql.connector.PooledConnection",
        "mysql",
        ("mysql.connector", "pymysql"),
        lambda: _connector_pool().get_connection(),
        {
            **_ends(),
            "start_transaction": lambda c: c.start_transaction(),
            "cmd_query": lambda c: c.cmd_query(INSERT),
            "cursor": lambda c: c.cursor(),
            "disconnect": lambda c: c.disconnect(),
            "reset_session": lambda c: c.reset_session(),
        },
        write=_raw_write,
        block=lambda c: c,
        finish=lambda c: None,
    ),
    Bench(
        "apsw.Connection",
        "sqlite",
        ("apsw",),
        _apsw,
        {
            "execute": lambda c: c.execute(INSERT),
            "executemany": _marked,
            "cursor": lambda c: c.cursor(),
        },
        made=True,
    ),
    Bench(
        "web.DB",
        "sqlite",
        ("web",),
        _web,
        {
            "transaction": lambda d: d.transaction(),
            "query": lambda d: d.query(INSERT),
            "select": lambda d: list(d.select("items")),
            "where": lambda d: list(d.where("items", id=0)),
            "insert": lambda d: d.insert("items", id=1),
            "multiple_insert": lambda d: d.multiple_insert("items", [{"id": 1}, {"id": 2}]),
            "update": lambda d: d.update("items", where="id = 0", price=1),
            "delete": lambda d: d.delete("items", where="id = 3"),
        },
        add=lambda d: d.insert("items", id=1),
        finish=lambda d: d.ctx.db.close(),
        reads=frozenset(("select", "where", "update", "delete")),
        made=True,
    ),
    Bench(
        "web.Transaction",
        "sqlite",
        ("web",),
        _web_transaction,
        {"commit": lambda h: h.tx.commit(), "rollback": lambda h: h.tx.rollback()},
        write=lambda h: h.db.insert("items", id=1),
        finish=lambda h: h.db.ctx.db.close(),
    ),
    Bench(
        "adbapi.ConnectionPool",
        "sqlite",
        ("twisted",),
        _adbapi,
        {"connect": lambda p: p.connect(), "disconnect": _adbapi_dropped},
        made=True,
    ),
    Bench(
        "adbapi.Connection",
        "sqlite",
        ("twisted",),
        _adbapi_connection,
        {
            "cursor": lambda c: c.cursor(),
            "commit": lambda c: c.commit(),
            "rollback": lambda c: c.rollback(),
            "close": lambda c: c.close(),
        },
        write=lambda c: c.execute(INSERT),
        finish=lambda c: c._pool.close(),
    ),
    Bench(
        "adbapi.Transaction",
        "sqlite",
        ("twisted",),
        _adbapi_transaction,
        {"execute": lambda t: t.execute(INSERT), "executemany": _marked, "close": lambda t: t.close()},
        write=lambda t: t.execute(INSERT),
        finish=lambda t: _KEPT.pop()._pool.close(),
    ),
)
STEPPED = frozenset(
    (bench.type, name)
    for bench in BENCHES
    for name in (*bench.calls, *(["made"] * bench.made), *(["with"] * (bench.block is not None)))
)
"""The claims that `test_steps` runs."""
