"""Which methods of a type `test_steps` calls on a database of SQLite, and how; no library is imported before that."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any

Handle = Any
Call = Callable[[Handle, Any], object]
"""A call of the method, on the handle and with an object of row 0 where it wants one."""


@dataclass(frozen=True)
class Bench:
    """How a handle of a type is opened on a file, whether its transaction is open, and how its methods are called."""

    type: str
    requires: tuple[str, ...]
    open: Callable[[str], Handle]
    is_open: Callable[[Handle], bool]
    write: Call
    calls: Mapping[str, Call]
    item: Callable[[Handle], object] = lambda handle: None
    """An object of row 0, in a transaction that the test ends."""
    undo: Call = field(default=lambda handle, item: handle.rollback())
    finish: Call = field(default=lambda handle, item: handle.close())
    made: bool = False
    """It is opened by a call that the model names."""


def prepare(path: str) -> None:
    """The table t with row 0."""
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER); INSERT INTO t VALUES (0, 0);")
    connection.close()


def rows(path: str) -> list[tuple[int, int]]:
    """What another connection sees."""
    connection = sqlite3.connect(path)
    found: list[tuple[int, int]] = connection.execute("SELECT id, x FROM t ORDER BY id").fetchall()
    connection.close()
    return found


@cache
def alchemy() -> Any:
    """SQLAlchemy's names, and a class Item that is mapped to the table."""
    sa, orm = importlib.import_module("sqlalchemy"), importlib.import_module("sqlalchemy.orm")

    class Item(orm.declarative_base()):  # type: ignore[misc]
        __tablename__ = "t"
        id = sa.Column(sa.Integer, primary_key=True)
        x = sa.Column(sa.Integer)

    every = sa.select(Item)
    one = sa.insert(Item).values(id=1, x=1)
    return SimpleNamespace(Item=Item, every=every, one=one, text=sa.text, sa=sa, orm=orm)


def _engine(path: str) -> Any:
    return alchemy().sa.create_engine(f"sqlite:///{path}")


def _async_engine(path: str) -> Any:
    module = importlib.import_module("sqlalchemy.ext.asyncio")
    return module.create_async_engine(f"sqlite+aiosqlite:///{path}")


def _flush(session: Handle, _: Any) -> object:
    session.add(alchemy().Item(id=1, x=1))
    return session.flush()


COMMON: dict[str, Call] = {
    "execute": lambda s, _: s.execute(alchemy().one),
    "scalar": lambda s, _: s.scalar(alchemy().every),
    "scalars": lambda s, _: s.scalars(alchemy().every),
    "get": lambda s, _: s.get(alchemy().Item, 0),
    "get_one": lambda s, _: s.get_one(alchemy().Item, 0),
    "flush": _flush,
    "refresh": lambda s, item: s.refresh(item),
    "merge": lambda s, _: s.merge(alchemy().Item(id=0, x=1)),
    "add": lambda s, _: s.add(alchemy().Item(id=1, x=1)),
    "add_all": lambda s, _: s.add_all([alchemy().Item(id=1, x=1), alchemy().Item(id=2, x=2)]),
    "delete": lambda s, item: s.delete(item),
    "begin_nested": lambda s, _: s.begin_nested(),
    "commit": lambda s, _: s.commit(),
    "rollback": lambda s, _: s.rollback(),
    "close": lambda s, _: s.close(),
    "reset": lambda s, _: s.reset(),
    "invalidate": lambda s, _: s.invalidate(),
    "connection": lambda s, _: s.connection(),
}
"""What all sessions of SQLAlchemy have."""
SYNC: dict[str, Call] = {
    **COMMON,
    "begin": lambda s, _: s.begin(),
    "bulk_save_objects": lambda s, _: s.bulk_save_objects([alchemy().Item(id=1, x=1)]),
    "bulk_insert_mappings": lambda s, _: s.bulk_insert_mappings(alchemy().Item, [{"id": 1, "x": 1}]),
    "bulk_update_mappings": lambda s, _: s.bulk_update_mappings(alchemy().Item, [{"id": 0, "x": 1}]),
    "query": lambda s, _: s.query(alchemy().Item).all(),
}
ASYNC: dict[str, Call] = {
    **COMMON,
    "stream": lambda s, _: s.stream(alchemy().every),
    "stream_scalars": lambda s, _: s.stream_scalars(alchemy().every),
    "run_sync": lambda s, _: s.run_sync(lambda session: session.scalar(alchemy().every)),
    "aclose": lambda s, _: s.aclose(),
}
SCOPED: dict[str, Call] = {
    **{name: call for name, call in SYNC.items() if name != "invalidate"},
    "remove": lambda s, _: s.remove(),
    "__call__": lambda s, _: s(),
}
ASYNC_SCOPED: dict[str, Call] = {
    **{name: call for name, call in ASYNC.items() if name != "run_sync"},
    "remove": lambda s, _: s.remove(),
    "__call__": lambda s, _: s(),
}
EXEC: dict[str, Call] = {"exec": lambda s, _: s.exec(alchemy().every)}
"""What SQLModel adds."""


def _scoped(path: str) -> Any:
    orm = alchemy().orm
    return orm.scoped_session(orm.sessionmaker(_engine(path)))


def _async_scoped(path: str) -> Any:
    import asyncio

    module = importlib.import_module("sqlalchemy.ext.asyncio")
    factory = module.async_sessionmaker(_async_engine(path))
    return module.async_scoped_session(factory, scopefunc=asyncio.current_task)


def _flask(path: str) -> Any:
    flask, flask_sqlalchemy = importlib.import_module("flask"), importlib.import_module("flask_sqlalchemy")
    app = flask.Flask("shop")
    app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{path}"
    db = flask_sqlalchemy.SQLAlchemy(app)
    app.app_context().push()
    return db.session


def _session_bench(
    type_: str, open_: Callable[[str], Handle], calls: Mapping[str, Call], *requires: str, made: bool = False
) -> Bench:
    scoped = "remove" in calls
    return Bench(
        type=type_,
        requires=("sqlalchemy", *requires),
        open=open_,
        is_open=(lambda s: bool(s().in_transaction())) if scoped else (lambda s: bool(s.in_transaction())),
        write=lambda s, _: s.execute(alchemy().one),
        calls=calls,
        item=lambda s: s.get(alchemy().Item, 0),
        finish=(lambda s, _: s.remove()) if scoped else (lambda s, _: s.close()),
        made=made,
    )


def _insert(handle: Handle, _: Any) -> object:
    return handle.execute("INSERT INTO t VALUES (1, 1)")


def _many(handle: Handle, _: Any) -> object:
    return handle.executemany("INSERT INTO t VALUES (?, ?)", [(1, 1), (2, 2)])


CONNECTION: dict[str, Call] = {
    "execute": lambda c, _: c.execute(alchemy().one),
    "scalar": lambda c, _: c.scalar(alchemy().every),
    "scalars": lambda c, _: c.scalars(alchemy().every),
    "exec_driver_sql": lambda c, _: c.exec_driver_sql("INSERT INTO t VALUES (1, 1)"),
    "begin_nested": lambda c, _: c.begin_nested(),
    "commit": lambda c, _: c.commit(),
    "rollback": lambda c, _: c.rollback(),
    "close": lambda c, _: c.close(),
    "invalidate": lambda c, _: c.invalidate(),
}
DRIVER: dict[str, Call] = {
    "execute": _insert,
    "executemany": _many,
    "commit": lambda c, _: c.commit(),
    "rollback": lambda c, _: c.rollback(),
    "close": lambda c, _: c.close(),
    "cursor": lambda c, _: c.cursor(),
}


def _connection(cursor: Handle) -> Any:
    """The connection of a cursor of sqlite3 or aiosqlite."""
    return getattr(cursor, "_conn", None) or cursor.connection


async def _async_cursor(path: str) -> Any:
    connection = await importlib.import_module("aiosqlite").connect(path)
    return await connection.cursor()


def _proxy(path: str) -> Any:
    peewee = importlib.import_module("peewee")
    proxy = peewee.DatabaseProxy()
    proxy.initialize(peewee.SqliteDatabase(path))
    return proxy


BENCHES = (
    _session_bench("sqlalchemy.Session", lambda path: alchemy().orm.Session(_engine(path)), SYNC, made=True),
    _session_bench("sqlalchemy.scoped_session", _scoped, SCOPED, made=True),
    _session_bench(
        "sqlalchemy.AsyncSession",
        lambda path: importlib.import_module("sqlalchemy.ext.asyncio").AsyncSession(_async_engine(path)),
        ASYNC,
        "aiosqlite",
        made=True,
    ),
    _session_bench("sqlalchemy.async_scoped_session", _async_scoped, ASYNC_SCOPED, "aiosqlite", made=True),
    _session_bench(
        "sqlmodel.Session",
        lambda path: importlib.import_module("sqlmodel").Session(_engine(path)),
        {**SYNC, **EXEC},
        "sqlmodel",
        made=True,
    ),
    _session_bench(
        "sqlmodel.AsyncSession",
        lambda path: importlib.import_module("sqlmodel.ext.asyncio.session").AsyncSession(_async_engine(path)),
        {**ASYNC, **EXEC},
        "sqlmodel",
        "aiosqlite",
        made=True,
    ),
    _session_bench("flask_sqlalchemy.SQLAlchemy.session", _flask, SCOPED, "flask_sqlalchemy"),
    _session_bench("flask_sqlalchemy.Session", lambda path: _flask(path)(), SYNC, "flask_sqlalchemy"),
    Bench(
        type="sqlalchemy.Connection",
        requires=("sqlalchemy",),
        open=lambda path: _engine(path).connect(),
        is_open=lambda c: bool(c.in_transaction()),
        write=lambda c, _: c.execute(alchemy().one),
        calls={**CONNECTION, "begin": lambda c, _: c.begin()},
    ),
    Bench(
        type="sqlalchemy.AsyncConnection",
        requires=("sqlalchemy", "aiosqlite"),
        open=lambda path: _async_engine(path).connect(),
        is_open=lambda c: bool(c.in_transaction()),
        write=lambda c, _: c.execute(alchemy().one),
        calls={
            **CONNECTION,
            "stream": lambda c, _: c.stream(alchemy().every),
            "stream_scalars": lambda c, _: c.stream_scalars(alchemy().every),
            "run_sync": lambda c, _: c.run_sync(lambda connection: connection.scalar(alchemy().every)),
            "aclose": lambda c, _: c.aclose(),
        },
    ),
    Bench(
        type="sqlite3.Connection",
        requires=(),
        open=sqlite3.connect,
        is_open=lambda c: bool(c.in_transaction),
        write=_insert,
        calls=DRIVER,
        made=True,
    ),
    Bench(
        type="aiosqlite.Connection",
        requires=("aiosqlite",),
        open=lambda path: importlib.import_module("aiosqlite").connect(path),
        is_open=lambda c: bool(c.in_transaction),
        write=_insert,
        calls={
            **DRIVER,
            "execute_insert": lambda c, _: c.execute_insert("INSERT INTO t VALUES (1, 1)"),
        },
        made=True,
    ),
    *(
        Bench(
            type=type_,
            requires=(requires,) if requires else (),
            open=open_,
            is_open=lambda cursor: bool(_connection(cursor).in_transaction),
            write=_insert,
            calls={"execute": _insert, "executemany": _many, "close": lambda cursor, _: cursor.close()},
            undo=lambda cursor, _: None,
            finish=lambda cursor, _: _connection(cursor).close(),
        )
        for type_, requires, open_ in (
            ("sqlite3.Cursor", "", lambda path: sqlite3.connect(path).cursor()),
            ("aiosqlite.Cursor", "aiosqlite", lambda path: _async_cursor(path)),
        )
    ),
    *(
        Bench(
            type=type_,
            requires=("peewee",),
            open=open_,
            is_open=lambda db: not db.is_closed() and bool(db.connection().in_transaction),
            write=lambda db, _: (db.begin(), db.execute_sql("INSERT INTO t VALUES (1, 1)"))[-1],
            calls={
                "begin": lambda db, _: db.begin(),
                "commit": lambda db, _: db.commit(),
                "rollback": lambda db, _: db.rollback(),
                "close": lambda db, _: db.close(),
                "connection": lambda db, _: db.connection(),
                "execute_sql": lambda db, _: db.execute_sql("INSERT INTO t VALUES (1, 1)"),
                "atomic": lambda db, _: db.atomic().__enter__(),
                "transaction": lambda db, _: db.transaction().__enter__(),
                "savepoint": lambda db, _: (db.begin(), db.savepoint().__enter__())[-1],
                "connection_context": lambda db, _: db.connection_context(),
            },
            undo=lambda db, _: db.connect(),
            finish=lambda db, _: db.is_closed() or (db.connection().close(), db._state.reset()),
            made=True,
        )
        for type_, open_ in (
            ("peewee.Database", lambda path: importlib.import_module("peewee").SqliteDatabase(path)),
            (
                "peewee.PooledDatabase",
                lambda path: importlib.import_module("playhouse.pool").PooledSqliteDatabase(path),
            ),
            ("peewee.DatabaseProxy", lambda path: _proxy(path)),
        )
    ),
    Bench(
        type="dataset.Database",
        requires=("dataset",),
        open=lambda path: importlib.import_module("dataset").connect(f"sqlite:///{path}"),
        is_open=lambda db: bool(db.in_transaction),
        write=lambda db, _: (db.begin(), db["t"].insert({"id": 1, "x": 1}))[-1],
        calls={
            "begin": lambda db, _: db.begin(),
            "commit": lambda db, _: db.commit(),
            "rollback": lambda db, _: db.rollback(),
            "close": lambda db, _: db.close(),
        },
        undo=lambda db, _: None,
        made=True,
    ),
)
STEPPED = frozenset((bench.type, name) for bench in BENCHES for name in (*bench.calls, *(["made"] * bench.made)))
"""The claims that `test_steps` runs."""
