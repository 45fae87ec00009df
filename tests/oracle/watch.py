"""The second connection: what another client of the database sees while and after a program runs.

Every database holds one table, `items (id, name, price)`, with the row 0; programs add rows with other ids.
"""

from __future__ import annotations

import importlib
import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

PATIENCE_SECONDS = 2.0
"""How long a busy server may take to notice that a client has gone."""


class Watch(Protocol):
    """One server, as seen from outside."""

    environment: dict[str, str]
    """Where programs find the database."""
    refused: Mapping[str, str]
    """Statements that this server refuses, for "read" and "write"."""
    open_word: str
    """How the harm of an open transaction is called."""
    failed_commit_stays_open: bool
    """Whether a COMMIT that failed leaves the transaction open, which txlint reports at low confidence only."""

    def reset(self) -> None:
        """Only row 0, as it was, and no other client."""

    def in_transaction(self) -> bool:
        """Whether some client has a transaction open and does nothing."""

    def sessions(self) -> int:
        """How many connections are open beside this one."""

    def rows(self) -> int:
        """How many rows programs have committed."""

    def refusing(self, what: str) -> Any:
        """A context in which the server refuses every "write" or "commit" of a transaction that has written."""


def stays(question: Callable[[], int | bool], patience: float = PATIENCE_SECONDS) -> bool:
    """Whether the answer is still yes after that many seconds."""
    end = time.monotonic() + patience
    while answer := question():
        if time.monotonic() > end:
            break
        time.sleep(0.005)
    return bool(answer)


def _refused(read: str) -> Mapping[str, str]:
    """The statements that a server refuses: the row 0 is there already."""
    return MappingProxyType({"read": read, "write": "INSERT INTO items (id) VALUES (0)"})


class SqliteWatch:
    """A file; what others notice of an open transaction is its write lock."""

    open_word = "locked"
    failed_commit_stays_open = True
    refused = _refused("SELECT abs(-9223372036854775808) FROM items")

    def __init__(self, folder: Path) -> None:
        self._path = (folder / "shop.db").resolve()
        self.environment = {"DATABASE": str(self._path)}
        self._connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, price INTEGER)")
        self._connection.execute("INSERT INTO items VALUES (0, 'first', 0)")
        self._own = len(self._files())

    def _files(self) -> list[str]:
        found = []
        for entry in os.listdir("/proc/self/fd"):
            try:
                name = os.readlink(f"/proc/self/fd/{entry}")
            except FileNotFoundError:
                continue
            if name == str(self._path):
                found.append(name)
        return found

    def reset(self) -> None:
        self._connection.execute("DELETE FROM items WHERE id <> 0")
        self._connection.execute("UPDATE items SET name = 'first', price = 0")

    def in_transaction(self) -> bool:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        self._connection.execute("ROLLBACK")
        return False

    def sessions(self) -> int:
        return len(self._files()) - self._own

    def rows(self) -> int:
        try:
            found: int = self._connection.execute("SELECT count(*) FROM items WHERE id <> 0").fetchone()[0]
        except sqlite3.OperationalError:
            # A COMMIT that failed and was not rolled back keeps readers out, too: nothing of it is committed.
            return 0
        return found

    @contextmanager
    def refusing(self, what: str) -> Iterator[None]:
        """A reader makes every COMMIT fail with SQLITE_BUSY."""
        self._connection.execute("BEGIN")
        self._connection.execute("SELECT * FROM items").fetchone()
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")


_POSTGRES_TABLES = """
CREATE TABLE items (id integer PRIMARY KEY, name text DEFAULT '', price integer DEFAULT 0);
INSERT INTO items VALUES (0, 'first', 0);
CREATE TABLE refusals (write boolean, commit boolean);
INSERT INTO refusals VALUES (false, false);
CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT write FROM refusals) THEN RAISE 'refused' USING ERRCODE = 'check_violation'; END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT commit FROM refusals) THEN RAISE 'refused' USING ERRCODE = 'foreign_key_violation'; END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER a BEFORE INSERT OR UPDATE OR DELETE ON items FOR EACH ROW EXECUTE FUNCTION refuse_write();
CREATE CONSTRAINT TRIGGER b AFTER INSERT OR UPDATE OR DELETE ON items DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_commit();
"""


class PostgresWatch:
    """The view pg_stat_activity; triggers refuse writes and, deferred, commits, as constraints do."""

    open_word = "idle"
    failed_commit_stays_open = False
    refused = _refused("SELECT 1 / 0")
    _OTHERS = "backend_type = 'client backend' AND pid <> pg_backend_pid()"

    def __init__(self, socket: str) -> None:
        import psycopg

        self.environment = {
            "DATABASE_URL": f"postgresql://postgres@/postgres?host={socket}",
            "DATABASE_HOST": socket,
        }
        self._connection = psycopg.connect(self.environment["DATABASE_URL"], autocommit=True)
        self._connection.execute(_POSTGRES_TABLES)

    def _one(self, query: str) -> int:
        row = self._connection.execute(query.encode()).fetchone()
        assert row is not None
        found: int = row[0]
        return found

    def reset(self) -> None:
        self._one(f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {self._OTHERS}")
        stays(self.sessions)
        self._connection.execute("DELETE FROM items WHERE id <> 0")
        self._connection.execute("UPDATE items SET name = 'first', price = 0")

    def in_transaction(self) -> bool:
        idle = f"state LIKE 'idle in transaction%' AND {self._OTHERS}"
        return self._one(f"SELECT count(*) FROM pg_stat_activity WHERE {idle}") > 0

    def sessions(self) -> int:
        return self._one(f"SELECT count(*) FROM pg_stat_activity WHERE {self._OTHERS}")

    def rows(self) -> int:
        return self._one("SELECT count(*) FROM items WHERE id <> 0")

    @contextmanager
    def refusing(self, what: str) -> Iterator[None]:
        column = {"write": b"write", "commit": b"commit"}[what]
        self._connection.execute(b"UPDATE refusals SET " + column + b" = true")
        try:
            yield
        finally:
            self._connection.execute(b"UPDATE refusals SET " + column + b" = false")


class MariaWatch:
    """InnoDB's own status (the table innodb_trx is up to 0.1 s old) and the list of processes.

    Nothing makes a COMMIT fail here.
    """

    open_word = "idle"
    failed_commit_stays_open = False
    refused = _refused("SELECT no_such_column FROM items")
    _OTHERS = "FROM information_schema.processlist WHERE id <> connection_id() AND user = 'root'"

    def __init__(self, socket: str) -> None:
        self._library: Any = importlib.import_module("pymysql")
        self.environment = {"DATABASE_SOCKET": socket}
        self._connection = self._library.connect(unix_socket=socket, user="root", autocommit=True)
        for statement in (
            "CREATE DATABASE shop",
            "CREATE TABLE shop.items (id INT PRIMARY KEY, name VARCHAR(40) DEFAULT '', price INT DEFAULT 0)",
            "INSERT INTO shop.items VALUES (0, 'first', 0)",
        ):
            self._run(statement)

    def _run(self, statement: str) -> tuple[tuple[Any, ...], ...]:
        with self._connection.cursor() as cursor:
            cursor.execute(statement)
            return tuple(cursor.fetchall())

    def reset(self) -> None:
        for (number,) in self._run(f"SELECT id {self._OTHERS}"):
            try:
                self._run(f"KILL {number}")
            except self._library.err.OperationalError:
                continue
        stays(self.sessions)
        self._run("DELETE FROM shop.items WHERE id <> 0")
        self._run("UPDATE shop.items SET name = 'first', price = 0")

    def in_transaction(self) -> bool:
        status: str = self._run("SHOW ENGINE INNODB STATUS")[0][2]
        return re.search(r"^---TRANSACTION \S+, ACTIVE", status, re.MULTILINE) is not None

    def sessions(self) -> int:
        return len(self._run(f"SELECT id {self._OTHERS}"))

    def rows(self) -> int:
        found: int = self._run("SELECT count(*) FROM shop.items WHERE id <> 0")[0][0]
        return found

    @contextmanager
    def refusing(self, what: str) -> Iterator[None]:
        yield
