from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections import defaultdict


class Transaction:
    def __init__(self, db: Database):
        self.db = db

    def __enter__(self) -> Transaction:
        with self.db.tx_stack() as stack:
            first = not stack
            stack.append(self)
        if first:
            self.db.lock.acquire()
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        with self.db.tx_stack() as stack:
            assert stack.pop() is self
            empty = not stack
        if empty:
            try:
                if exc_type is None:
                    self.db.connection().commit()
                else:
                    self.db.connection().rollback()
            finally:
                self.db.lock.release()

    def query(self, sql, params=()):
        return self.db.connection().execute(sql, params).fetchall()

    def mutate(self, sql, params=()):
        return self.db.connection().execute(sql, params).lastrowid


class Database:
    def __init__(self, path):
        self.path = path
        self._connections: dict[int, sqlite3.Connection] = {}
        self._stacks: dict[int, list[Transaction]] = defaultdict(list)
        self._map_lock = threading.Lock()
        self.lock = threading.Lock()

    def connection(self) -> sqlite3.Connection:
        ident = threading.get_ident()
        with self._map_lock:
            if ident in self._connections:
                return self._connections[ident]
            conn = sqlite3.connect(self.path, timeout=5)
            conn.row_factory = sqlite3.Row
            self._connections[ident] = conn
            return conn

    @contextlib.contextmanager
    def tx_stack(self):
        with self._map_lock:
            yield self._stacks[threading.get_ident()]

    def transaction(self) -> Transaction:
        return Transaction(self)

    def close(self):
        with self._map_lock:
            while self._connections:
                _, conn = self._connections.popitem()
                conn.close()
