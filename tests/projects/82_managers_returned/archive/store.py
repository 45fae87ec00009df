from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Iterator, Optional


class Archive:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._shared: Optional[sqlite3.Connection] = None

    def connection(self) -> AbstractContextManager[sqlite3.Connection]:
        if self._shared is not None:
            return nullcontext(self._shared)
        return closing(sqlite3.connect(self.path))

    @contextmanager
    def session(self) -> Iterator[sqlite3.Connection]:
        """One connection for everything inside."""
        if self._shared is not None:
            yield self._shared
            return
        with closing(sqlite3.connect(self.path)) as conn:
            self._shared = conn
            try:
                yield conn
            finally:
                self._shared = None

    def add(self, name: str, data: bytes) -> None:
        with self.connection() as conn, conn:
            conn.execute("INSERT INTO file VALUES (?, ?)", (name, data))

    def get(self, name: str) -> Optional[bytes]:
        with self.connection() as conn:
            row = conn.execute("SELECT data FROM file WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def remove(self, name: str) -> None:
        with self.connection() as conn:
            with conn:
                conn.execute("DELETE FROM file WHERE name = ?", (name,))

    def create(self) -> None:
        with closing(sqlite3.connect(self.path)) as conn, suppress(sqlite3.OperationalError):
            conn.execute("CREATE TABLE file (name TEXT PRIMARY KEY, data BLOB)")
