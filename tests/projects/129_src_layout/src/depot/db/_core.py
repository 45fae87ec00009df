from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Iterator

if TYPE_CHECKING:
    from depot.models import Part

__all__ = ["connect", "transaction", "save_part"]


def connect(path="depot.db"):
    return sqlite3.connect(path, isolation_level=None)


@contextmanager
def transaction(conn) -> Iterator[sqlite3.Connection]:
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield conn
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def save_part(conn, part: Part):
    conn.execute("INSERT INTO part VALUES (?)", (part.name,))


def _hidden(conn):
    conn.execute("BEGIN")
