"""Programs over the real sqlite3, and their executions under faults.

Transactions are explicit: `isolation_level=None`, then BEGIN, COMMIT and ROLLBACK as SQL. A connection
is the real one; a fault makes a call raise before it acts, a commit that fails has ended its
transaction, and what ends or closes does not fail.
"""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from proof import outside
from proof.agree import way_of
from proof.explore import Explorer, Observed, choose
from proof.programs import Line, Program
from proof.writer import Writer

Kind = Literal["own", "shared"]
"""own: the function connects; shared: it uses a connection of its module."""
_CONNECT = sqlite3.connect
BOUND = 1_500


class Connection(sqlite3.Connection):
    """The real connection, some of whose calls fail. It is its own resource."""

    site: int
    """The line of the call that a report stands on: the one that acquires, or begins on what is shared."""
    shared = False
    _entered: tuple[int, ...] = ()

    @property
    def resource(self) -> Connection:
        return self

    @property
    def open(self) -> bool:
        try:
            return self.total_changes >= 0
        except sqlite3.ProgrammingError:
            return False

    @property
    def end(self) -> tuple[int, str, str]:
        if not self.open:
            return self.site, "closed", "none"
        return self.site, "open", "open" if self.in_transaction else "none"

    @property
    def state(self) -> Any:
        return *self.end, self._entered

    def _used(self) -> None:
        if not self.open:
            Explorer.current.refused = "a closed connection is used"

    def _fails(self) -> bool:
        return choose(("ok", "Error")) != "ok"

    def execute(self, sql: str, *_: Any) -> sqlite3.Cursor:
        self._used()
        if sql == "BEGIN" and self.in_transaction:
            Explorer.current.refused = "BEGIN inside a transaction"
        if sql == "ROLLBACK":
            super().rollback()
            return self.cursor()
        if sql == "COMMIT" and not self.in_transaction:
            # It raises for certain, which nobody can know without the state.
            Explorer.current.exact = False
        elif self._fails():
            if sql == "COMMIT":
                super().rollback()
            raise sqlite3.OperationalError("disk I/O error")
        if sql == "BEGIN" and self.shared:
            self.site = sys._getframe(1).f_lineno
        return super().execute(sql)

    def commit(self) -> None:
        self._used()
        if self._fails():
            super().rollback()
            raise sqlite3.OperationalError("disk I/O error")
        super().commit()

    def rollback(self) -> None:
        self._used()
        super().rollback()

    def __enter__(self) -> Connection:
        self._used()
        self._entered += (Explorer.current.instruction(),)
        return self

    def __exit__(self, kind: Any, *_: Any) -> Literal[False]:
        self._used()
        self._entered = self._entered[:-1]
        if kind is None and self.in_transaction:
            self.commit()
        elif kind is not None:
            super().rollback()
        else:
            Explorer.current.exact = False
        return False


def _connected(site: int) -> Connection:
    made = _CONNECT(":memory:", isolation_level=None, factory=Connection)
    made.site = site
    sqlite3.Connection.execute(made, "CREATE TABLE t (n)")
    return Explorer.current.acquire(made)


@contextmanager
def _faulty() -> Iterator[None]:
    """`sqlite3.connect` may fail, and gives connections whose calls may fail; their site is its line."""

    def connect(path: str, isolation_level: None) -> Connection:
        if choose(("ok", "Error")) != "ok":
            raise sqlite3.OperationalError("unable to open database file")
        return _connected(sys._getframe(1).f_lineno)

    sqlite3.connect = connect  # type: ignore[assignment]
    error, outside.RAISES["Error"] = outside.RAISES["Error"], sqlite3.OperationalError
    try:
        yield
    finally:
        sqlite3.connect, outside.RAISES["Error"] = _CONNECT, error


def executed(program: Program) -> Observed:
    """What all choices of a program show; sites are lines."""
    space: dict[str, Any] = {}
    shared = "conn =" in program.database
    # A module's connection is made anew for every run; lines stay what they are.
    source = program.text.replace("\nconn = sqlite3", "\n# conn = sqlite3")
    exec(compile(source, "<program>", "exec"), space)
    function = space["program"]
    explorer = Explorer(function.__code__, BOUND)

    def run() -> str:
        mode, kind = explorer.choose((0, 1)), explorer.choose((1, 2))
        if shared:
            space["conn"] = _connected(0)
            space["conn"].shared = True
        return way_of(lambda: function("shop.db", mode, kind))

    with _faulty():
        return explorer.explore(run)


class SqliteWriter(Writer):
    error = "sqlite3.Error"
    begins = "execute('BEGIN')"
    ends = ("execute('COMMIT')", "execute('ROLLBACK')")
    managers = ("connection",)

    def __init__(self, rng: random.Random, kind: Kind) -> None:
        super().__init__(rng)
        self.asynchronous = self.has_tx = False
        self.kind = kind
        self.calm = 0.0

    def program(self) -> Program:
        if self.kind == "own":
            return Program(super().program().block, False, "path, mode, kind", "import sqlite3")
        database = 'import sqlite3\n\nconn = sqlite3.connect("shop.db", isolation_level=None)'
        return Program(self.using("conn"), False, "path, mode, kind", database)

    def _connect(self) -> str:
        return "sqlite3.connect(path, isolation_level=None)"

    def _use(self, name: str, names: Any, plain: bool = False) -> Line:
        ends = ("execute('COMMIT')", "commit()", "execute('ROLLBACK')", "rollback()")
        calls = ["execute('BEGIN')", "execute('INSERT INTO t VALUES (1)')", self.rng.choice(ends)]
        if self.kind == "own":
            calls += ["close()"]
        return Line(f"{name}.{self.rng.choice(calls)}")


def sqlite_program(seed: int, kind: Kind) -> Program:
    return SqliteWriter(random.Random(seed), kind).program()
