"""What the pages of the rules show of a server: the example of a page is run, and looked at from a second connection.

A scene runs a rule's own example and yields what was seen as (what, value); the page shows these lines, and a test
holds them together.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import re
import sys
import time
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from txlint.rules import all_rules
from txlint.rules._base import Rule

HEADING = "Seen on a server"
SETTLED_SECONDS = 0.15
"""How long a server may take to show what a client has done; InnoDB's list of transactions is 0.1 s old."""

Seen = Iterator[tuple[str, object]]
Scene = Callable[[Any], Seen]
SCENES: dict[str, tuple[str, Scene]] = {}
"""Code of a rule -> the server, and what runs its example."""


def scene(code: str, server: str = "postgres") -> Callable[[Scene], Scene]:
    def keep(made: Scene) -> Scene:
        SCENES[code] = server, made
        return made

    return keep


def rule_of(code: str) -> Rule:
    return next(rule for rule in all_rules() if rule.code == code)


def section(rule: Rule, heading: str) -> str:
    """The text below a heading of a rule's page, "" where it has none."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", rule.docs, re.DOTALL | re.MULTILINE)
    return found[1] if found is not None else ""


def shown(code: str) -> list[str]:
    """The lines that the page of a rule shows; one that is indented goes on with the line before."""
    block = re.search(r"^```text\n(.*?)^```", section(rule_of(code), HEADING), re.DOTALL | re.MULTILINE)
    return re.sub(r"\n +", " ", block[1]).splitlines() if block is not None else []


class Stage:
    """One server with a database of its own, and the example of one rule."""

    def __init__(self, code: str, folder: Path) -> None:
        self.code = code
        self.folder = folder
        self.afterwards: list[Callable[[], object]] = []

    def play(self, *changes: tuple[str, str], heading: str = "Example", **names: object) -> types.SimpleNamespace:
        """The names that the example defines. `changes` put the address of this server into it, `names` are modules
        that it imports and that do not exist."""
        block = re.search(r"^```python\n(.*?)^```", section(rule_of(self.code), heading), re.DOTALL | re.MULTILINE)
        assert block is not None
        text = block[1]
        for old, new in changes:
            assert old in text, f"{self.code}: {old!r} is not in the example any more"
            text = text.replace(old, new)
        with stand_ins(names):
            space: dict[str, Any] = {"__name__": "example"}
            exec(compile(text, f"the example of {self.code}", "exec"), space)
        return types.SimpleNamespace(**space)

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        """What the second connection gets for a statement, each of which it commits."""
        raise NotImplementedError

    def value(self, query: str) -> Any:
        rows = self.sql(query)
        return rows[0][0] if len(rows) == 1 else [row[0] for row in rows]

    def states(self) -> str:
        """What the server says of the other connections."""
        raise NotImplementedError

    def close(self) -> None:
        """Leaves nothing behind."""
        for step in self.afterwards:
            step()


@contextlib.contextmanager
def stand_ins(names: dict[str, object]) -> Iterator[None]:
    """Modules that cannot be imported, by dotted name with `__` for a dot, each with what it offers."""
    made = []
    for name, offered in names.items():
        parts = name.split("__")
        for n in range(1, len(parts) + 1):
            dotted = ".".join(parts[:n])
            if dotted not in sys.modules:
                sys.modules[dotted] = types.ModuleType(dotted)
                made.append(dotted)
        vars(sys.modules[".".join(parts)]).update(offered)  # type: ignore[call-overload]
    try:
        yield
    finally:
        for dotted in made:
            sys.modules.pop(dotted, None)


class SqliteStage(Stage):
    def __init__(self, code: str, folder: Path) -> None:
        import sqlite3

        super().__init__(code, folder)
        self.path = str(folder / "shop.db")
        self._eyes = sqlite3.connect(self.path, timeout=0, isolation_level=None)

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        return self._eyes.execute(statement).fetchall()

    def close(self) -> None:
        super().close()
        self._eyes.close()


class QtStage(Stage):
    """SQLite under Qt. The second connection is Qt's as well: SQLite's locks are the process's, and Qt has an SQLite of
    its own, so Python's module would not see them."""

    def __init__(self, code: str, folder: Path) -> None:
        core, self.qt = (importlib.import_module(f"PySide6.{name}") for name in ("QtCore", "QtSql"))
        super().__init__(code, folder)
        self.application = core.QCoreApplication.instance() or core.QCoreApplication([])
        self.path = str(folder / "shop.db")
        self._eyes = self.connect("eyes")

    def connect(self, name: str) -> Any:
        """An open connection that `QSqlDatabase.database(name)` finds."""
        made = self.qt.QSqlDatabase.addDatabase("QSQLITE", name)
        made.setDatabaseName(self.path)
        made.setConnectOptions("QSQLITE_BUSY_TIMEOUT=50")
        assert made.open()
        return made

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        query = self.qt.QSqlQuery(self._eyes)
        rows = []
        if query.exec(statement):
            while query.next():
                rows.append(tuple(query.value(n) for n in range(query.record().count())))
        if query.lastError().isValid():
            raise RuntimeError(query.lastError().driverText() + ": " + query.lastError().databaseText())
        return rows

    def close(self) -> None:
        super().close()
        names = self.qt.QSqlDatabase.connectionNames()
        del self._eyes
        for name in names:
            self.qt.QSqlDatabase.removeDatabase(name)


class PostgresStage(Stage):
    def __init__(self, code: str, folder: Path, socket: str) -> None:
        psycopg: Any = importlib.import_module("psycopg")
        super().__init__(code, folder)
        self._admin = psycopg.connect(f"host={socket} user=postgres dbname=postgres", autocommit=True)
        self._drop()
        self._admin.execute("CREATE DATABASE seen")
        self.socket = socket
        self.dsn = f"host={socket} user=postgres dbname=seen"
        self._eyes = psycopg.connect(self.dsn, autocommit=True)

    def _drop(self) -> None:
        self._admin.execute("DROP DATABASE IF EXISTS seen WITH (FORCE)")

    def url(self, driver: str) -> str:
        return f"postgresql+{driver}://postgres@/seen?host={self.socket}"

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self._eyes.execute(statement)
        return cursor.fetchall() if cursor.description else []

    def states(self) -> str:
        time.sleep(SETTLED_SECONDS)
        found = self.sql(
            "SELECT count(*), state, coalesce(CASE wait_event_type WHEN 'Lock' THEN ', waits for a lock' END, '') "
            "FROM pg_stat_activity WHERE datname = 'seen' AND pid <> pg_backend_pid() GROUP BY 2, 3 ORDER BY 2"
        )
        texts = [f"{count} × {state}{waits}".removeprefix("1 × ") for count, state, waits in found]
        return "; ".join(texts) or "gone"

    def close(self) -> None:
        super().close()
        self._eyes.close()
        self._drop()
        self._admin.close()


class MariaStage(Stage):
    def __init__(self, code: str, folder: Path, socket: str) -> None:
        self.library: Any = importlib.import_module("pymysql")
        super().__init__(code, folder)
        self._eyes = self.library.connect(unix_socket=socket, user="root", autocommit=True)
        self.sql("DROP DATABASE IF EXISTS seen")
        self.sql("CREATE DATABASE seen")
        self.sql("USE seen")
        self.sql("SET innodb_lock_wait_timeout = 1")
        self.socket = socket
        self.settings = {"unix_socket": socket, "user": "root", "database": "seen"}

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        with self._eyes.cursor() as cursor:
            cursor.execute(statement)
            return list(cursor.fetchall())

    def states(self) -> str:
        time.sleep(SETTLED_SECONDS)
        found = self.sql(
            "SELECT t.trx_state, p.command FROM information_schema.innodb_trx t "
            "JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE p.id <> connection_id()"
        )
        return "; ".join(f"{state}, its connection: {command}" for state, command in found) or "no transaction"

    def close(self) -> None:
        super().close()
        self.sql("DROP DATABASE IF EXISTS seen")
        self._eyes.close()


def told(call: Callable[[], object]) -> str:
    """What a caller is told: the value, or the exception with the first line of its text."""
    try:
        return repr(call())
    except Exception as error:
        text = str(error).strip().partition("\n")[0]
        text = re.sub(r"^\([\w.]+\) ", "", text)  # SQLAlchemy names the driver's class first
        text = re.sub(r" \((?:Background on this error|\w+Error\().*?\)+(?=\"|$)", "", text)
        text = text[text.index("FATAL:") :] if "FATAL:" in text else text
        return f"{type(error).__name__}: {' '.join(text.split())}"


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """As in an idle process: the cyclic garbage collector does not run."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
