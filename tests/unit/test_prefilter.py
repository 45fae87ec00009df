"""The first gate keeps every file that a rule could have a word on."""

from __future__ import annotations

from pathlib import Path

import pytest

from txlint.prefilter import is_candidate

KEPT = [
    "conn.commit()",
    "conn.rollback()",
    "async with pool.acquire() as c: pass",
    "with engine.begin() as c: pass",
    "with transaction.atomic(): pass",
    "@transaction.atomic\ndef f(): pass",
    "@atomic\ndef f(): pass",
    "cur.execute('BEGIN')",
    "with get_db() as db: pass",
    "with session_scope() as s: s.add(x)",
    "s = Session()",
    "s = SessionLocal()",
    "with uow: uow.users.add(x)",
    "with UnitOfWork() as u: pass",
    "conn = get_conn()",
    "conn = self._get_connection()",
    "def f(session): session.add(x)",
    "async def f(db: AsyncSession): pass",
    "pool = ConnectionPool(url)",
    "pool = await asyncpg.create_pool(url)",
    "engine = create_engine(url, pool_size=0)",
    "DATABASES = {'default': {}}",
    "CONN_MAX_AGE = None",
    "SQLALCHEMY_ENGINE_OPTIONS = {'max_overflow': -1}",
    "options = {'poolclass': NullPool}",
    "Pool(maxsize=0)",
    "OPTIONS = '-c idle_in_transaction_session_timeout=1'",
    "db.transaction()",
    "db.connection.cursor()",
    "conn.autocommit = False",
    "QSqlDatabase.database().transaction()",
    "with db.atomic() as txn: pass",
    "db = sqlite3.connect(':memory:')",
    "client.start_session()",
    "conn.savepoint()",
]
DROPPED = [
    "",
    "x = 1",
    "print('hello')",
    "def add(a, b):\n    return a + b",
    "# we commit to quality\nx = 1",
    "'''Handles the transaction of a customer.'''\nx = 1",
]


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert is_candidate(text.encode())


@pytest.mark.parametrize("text", DROPPED)
def test_dropped(text: str) -> None:
    assert not is_candidate(text.encode())


def test_every_case_that_expects_a_report_is_kept() -> None:
    cases = Path(__file__).parents[1] / "cases"
    expecting = [path for path in cases.rglob("*.py") if b"# expect: TX" in path.read_bytes()]
    assert len(expecting) > 20
    assert [path.name for path in expecting if not is_candidate(path.read_bytes())] == []


def test_own_words() -> None:
    assert is_candidate(b"x = checkout()", frozenset({b"checkout"}))
    assert not is_candidate(b"x = 1", frozenset({b"checkout"}))
