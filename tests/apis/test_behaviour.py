"""What the models say about `with`, close() and late or doubled calls, run on databases without a server."""

from __future__ import annotations

import asyncio
import importlib
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from txlint.apis.model import Exit, Type, shipped

Handle = Any


@dataclass(frozen=True)
class Probe:
    """How to open a handle of a type on a file, write one row in a transaction, and see it from outside."""

    type: str
    module: str
    open: Callable[[Any, str], Handle]
    write: Callable[[Handle], object]
    rows: Callable[[Any, str], int]
    enter: Callable[[Handle], AbstractContextManager[Any]] = lambda handle: handle
    method: str = ""
    """The method whose result is entered, where it is not the handle."""


def _sqlite_rows(_: Any, path: str) -> int:
    connection = sqlite3.connect(path)
    try:
        found: int = connection.execute("SELECT count(*) FROM t").fetchone()[0]
        return found
    finally:
        connection.close()


def _duckdb_rows(duckdb: Any, path: str) -> int:
    connection = duckdb.connect(path)
    try:
        found: int = connection.execute("SELECT count(*) FROM t").fetchone()[0]
        return found
    finally:
        connection.close()


def _lmdb_rows(lmdb: Any, path: str) -> int:
    with lmdb.open(path) as environment, environment.begin() as reader:
        found: int = reader.stat()["entries"]
        return found


def _alchemy(path: str) -> Any:
    return importlib.import_module("sqlalchemy").create_engine(f"sqlite:///{path}")


def _insert(handle: Handle) -> object:
    return handle.execute("INSERT INTO t VALUES (1)")


def _insert_text(handle: Handle) -> object:
    return handle.execute(importlib.import_module("sqlalchemy").text("INSERT INTO t VALUES (1)"))


def _begin_insert(handle: Handle) -> None:
    handle.execute("BEGIN")
    handle.execute("INSERT INTO t VALUES (1)")


def _session(orm: Any, path: str) -> Handle:
    return orm.Session(_alchemy(path))


PROBES = [
    Probe("sqlite3.Connection", "sqlite3", lambda m, p: m.connect(p), _insert, _sqlite_rows),
    Probe("duckdb.Connection", "duckdb", lambda m, p: m.connect(p), _begin_insert, _duckdb_rows),
    Probe("apsw.Connection", "apsw", lambda m, p: m.Connection(p), _insert, _sqlite_rows),
    Probe("sqlalchemy.Connection", "sqlalchemy", lambda _, p: _alchemy(p).connect(), _insert_text, _sqlite_rows),
    Probe("sqlalchemy.Session", "sqlalchemy.orm", _session, _insert_text, _sqlite_rows),
    Probe("sqlmodel.Session", "sqlmodel", _session, _insert_text, _sqlite_rows),
    Probe(
        "sqlalchemy.Engine",
        "sqlalchemy",
        lambda _, p: _alchemy(p),
        _insert_text,
        _sqlite_rows,
        enter=lambda engine: engine.begin(),
        method="begin",
    ),
    Probe(
        "sqlalchemy.sessionmaker",
        "sqlalchemy.orm",
        lambda m, p: m.sessionmaker(_alchemy(p)),
        _insert_text,
        _sqlite_rows,
        enter=lambda factory: factory.begin(),
        method="begin",
    ),
    Probe(
        "peewee.Database",
        "peewee",
        lambda m, p: m.SqliteDatabase(p),
        lambda database: database.execute_sql("INSERT INTO t VALUES (1)"),
        _sqlite_rows,
    ),
    Probe(
        "lmdb.Environment",
        "lmdb",
        lambda m, p: m.open(p),
        lambda tx: tx.put(b"1", b"1"),
        _lmdb_rows,
        enter=lambda environment: environment.begin(write=True),
        method="begin",
    ),
]


@pytest.fixture(params=PROBES, ids=lambda probe: f"{probe.type}.{probe.method}".rstrip("."))
def probe(request: pytest.FixtureRequest) -> Probe:
    found: Probe = request.param
    pytest.importorskip(found.module.partition(".")[0])
    return found


@pytest.fixture
def store(probe: Probe, tmp_path: Path) -> str:
    """An empty database with the table t."""
    path = str(tmp_path / "store")
    if probe.module == "lmdb":
        return path
    connection = importlib.import_module("duckdb" if probe.module == "duckdb" else "sqlite3").connect(path)
    connection.execute("CREATE TABLE t (x INTEGER)")
    connection.close()
    return path


def _exit(probe: Probe) -> Exit:
    """The exit that the model claims: that of the method, or of the type that is entered."""
    t: Type = shipped().types[probe.type]
    if probe.method:
        method = t.method(probe.method)
        assert method is not None
        t = shipped().types[method.returns]
        found = method.exit or t.exit
    else:
        found = t.exit
    assert found is not None
    return found


class Failure(Exception):
    """Raised in the block."""


def _run(probe: Probe, path: str, error: bool) -> int:
    """Writes a row inside `with`; gives the rows that are there afterwards."""
    module = importlib.import_module(probe.module)
    handle = probe.open(module, path)
    with suppress(Failure), probe.enter(handle) as entered:
        probe.write(entered if entered is not None else handle)
        if error:
            raise Failure
    _let_go(handle)
    return probe.rows(module, path)


def _let_go(handle: Handle) -> None:
    """Closes what `with` may have left open, without a word about its transaction."""
    getattr(handle, "close", getattr(handle, "dispose", lambda: None))()


def test_leaving_without_an_error(probe: Probe, store: str) -> None:
    assert _run(probe, store, error=False) == (1 if _exit(probe).ok == "commit" else 0)


def test_leaving_with_an_error(probe: Probe, store: str) -> None:
    assert _run(probe, store, error=True) == (1 if _exit(probe).error == "commit" else 0)


@pytest.mark.parametrize("probe", [p for p in PROBES if not p.method], ids=lambda p: p.type, indirect=True)
def test_whether_leaving_closes(probe: Probe, store: str) -> None:
    handle = probe.open(importlib.import_module(probe.module), store)
    with probe.enter(handle):
        pass
    t = shipped().types[probe.type]
    closed = t.exit is not None and t.exit.then in ("close", "release") and not t.lazy
    if closed:
        with pytest.raises(Exception, match=r"(?i)clos"):
            probe.write(handle)
    else:
        probe.write(handle)
    _let_go(handle)


@pytest.mark.parametrize(
    "probe",
    [p for p in PROBES if p.type in ("sqlite3.Connection", "duckdb.Connection", "sqlalchemy.Session")],
    ids=lambda p: p.type,
    indirect=True,
)
def test_close_ends_the_transaction(probe: Probe, store: str) -> None:
    module = importlib.import_module(probe.module)
    handle = probe.open(module, store)
    probe.write(handle)
    handle.close()
    assert shipped().types[probe.type].close_tx == "rollback"
    assert probe.rows(module, store) == 0


LATE = [
    ("sqlite3.Connection", lambda: sqlite3.connect(":memory:"), "commit"),
    ("sqlite3.Connection", lambda: sqlite3.connect(":memory:"), "rollback"),
    ("duckdb.Connection", lambda: pytest.importorskip("duckdb").connect(), "commit"),
    ("duckdb.Connection", lambda: pytest.importorskip("duckdb").connect(), "rollback"),
    ("sqlalchemy.Connection", lambda: _memory().connect(), "commit"),
    ("sqlalchemy.Connection", lambda: _memory().connect(), "rollback"),
    ("sqlalchemy.Session", lambda: _memory_session(), "commit"),
    ("sqlalchemy.Session", lambda: _memory_session(), "rollback"),
]


def _memory() -> Any:
    return pytest.importorskip("sqlalchemy").create_engine("sqlite://")


def _memory_session() -> Any:
    engine = _memory()
    return importlib.import_module("sqlalchemy.orm").Session(engine)


@pytest.mark.parametrize(("type_id", "make", "name"), LATE, ids=[f"{t}.{n}" for t, _, n in LATE])
def test_an_end_without_a_transaction(type_id: str, make: Callable[[], Handle], name: str) -> None:
    method = shipped().types[type_id].method(name)
    assert method is not None
    assert method.after_end == _outcome(getattr(make(), name))


@pytest.mark.parametrize("name", ["commit", "rollback"])
def test_a_second_end_of_a_transaction_of_sqlalchemy(name: str) -> None:
    transaction = _memory().connect().begin()
    transaction.commit()
    method = shipped().types["sqlalchemy.Transaction"].method(name)
    assert method is not None
    with pytest.warns() if name == "rollback" else pytest.MonkeyPatch.context():
        assert method.after_end == _outcome(getattr(transaction, name))


@pytest.mark.parametrize("name", ["commit", "abort"])
def test_a_second_end_of_a_transaction_of_lmdb(name: str, tmp_path: Path) -> None:
    with pytest.importorskip("lmdb").open(str(tmp_path)) as environment:
        transaction = environment.begin(write=True)
        transaction.commit()
        method = shipped().types["lmdb.Transaction"].method(name)
        assert method is not None
        assert method.after_end == _outcome(getattr(transaction, name))


BEGUN = [
    ("duckdb.Connection", "begin", lambda: pytest.importorskip("duckdb").connect()),
    ("sqlalchemy.Connection", "begin", lambda: _memory().connect()),
    ("sqlalchemy.Session", "begin", lambda: _memory_session()),
]


@pytest.mark.parametrize(("type_id", "name", "make"), BEGUN, ids=[b[0] for b in BEGUN])
def test_a_second_begin(type_id: str, name: str, make: Callable[[], Handle]) -> None:
    handle = make()
    getattr(handle, name)()
    method = shipped().types[type_id].method(name)
    assert method is not None
    assert method.if_open == _outcome(getattr(handle, name))


def _outcome(call: Callable[[], object]) -> str:
    try:
        call()
    except Exception:
        return "raise"
    return "noop"


@pytest.mark.parametrize(("statement", "opens"), [("SELECT 1", False), ("INSERT INTO t VALUES (1)", True)])
def test_sqlite3_begins_at_writes_only(statement: str, opens: bool) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (x INTEGER)")
    connection.execute(statement)
    assert shipped().types["sqlite3.Connection"].begins == "dml"
    assert connection.in_transaction is opens
    connection.close()


def test_sqlite3_commits_what_is_open_when_autocommit_is_switched_on(tmp_path: Path) -> None:
    path = str(tmp_path / "store")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x INTEGER)")
    connection.execute("INSERT INTO t VALUES (1)")
    connection.isolation_level = None
    assert shipped().types["sqlite3.Connection"].autocommit.on_in_tx == "commit"
    assert _sqlite_rows(None, path) == 1
    connection.close()


def test_a_failed_commit_of_sqlite3_leaves_the_transaction_open() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("""
        PRAGMA foreign_keys = ON;
        CREATE TABLE parent (id INTEGER PRIMARY KEY);
        CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
    """)
    connection.execute("INSERT INTO child VALUES (1)")
    with pytest.raises(sqlite3.IntegrityError):
        connection.commit()
    assert shipped().types["sqlite3.Connection"].after_commit_failure == "open"
    assert connection.in_transaction
    connection.close()


def test_a_swallowed_error_of_sqlite3_commits_the_rest(tmp_path: Path) -> None:
    path = str(tmp_path / "store")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x INTEGER UNIQUE)")
    with connection:
        connection.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
    assert shipped().types["sqlite3.Connection"].swallowed == "partial_commit"
    assert _sqlite_rows(None, path) == 1


def test_a_swallowed_error_of_duckdb_loses_everything_without_a_word() -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (x INTEGER UNIQUE)")
    connection.begin()
    connection.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(duckdb.Error):
        connection.execute("INSERT INTO t VALUES (1)")
    connection.commit()
    assert shipped().types["duckdb.Connection"].swallowed == "silent_loss"
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (0,)


@pytest.mark.parametrize("error", [False, True])
def test_leaving_a_connection_of_aiosqlite_loses_the_work(error: bool, tmp_path: Path) -> None:
    aiosqlite = pytest.importorskip("aiosqlite")
    path = str(tmp_path / "store")

    async def write() -> None:
        async with aiosqlite.connect(path) as connection:
            await connection.execute("CREATE TABLE t (x INTEGER)")
            await connection.execute("INSERT INTO t VALUES (1)")
            if error:
                raise Failure

    if error:
        with pytest.raises(Failure):
            asyncio.run(write())
    else:
        asyncio.run(write())
    found = shipped().types["aiosqlite.Connection"].exit
    assert found is not None and found.ok == found.error == "rollback"
    assert _sqlite_rows(None, path) == 0


def test_begin_nested_of_sqlalchemy_begins_the_outer_transaction_too() -> None:
    connection = _memory().connect()
    method = shipped().types["sqlalchemy.Connection"].method("begin_nested")
    assert method is not None and method.role == "savepoint"
    with connection.begin_nested():
        pass
    assert connection.in_transaction()
