# Whoever is made with the transaction object ends it.
from contextlib import contextmanager
from typing import Optional

from sqlalchemy import text
from sqlalchemy.engine import Connection


class Ending:
    def __init__(self, tx):
        self.tx = tx

    def commit(self):
        if self.tx.is_active:
            self.tx.commit()

    def rollback(self):
        if self.tx.is_active:
            self.tx.rollback()


class Client:
    def __init__(self, engine):
        self._conn: Optional[Connection] = None
        self._ending: Optional[Ending] = None
        self._engine = engine

    def open(self):
        self._conn = self._engine.connect()

    def close(self):
        self._conn.close()

    @contextmanager
    def begin(self):
        self._ending = Ending(self._conn.begin())
        try:
            yield self._ending
        except BaseException:
            self._ending.rollback()
            raise
        else:
            self._ending.commit()
        finally:
            self._ending = None

    def add(self, key):
        with self.begin():
            self._conn.execute(text("INSERT INTO item VALUES (:k)"), {"k": key})

    def add_both(self, one, other):
        self.add(one)
        self.add(other)
