from contextlib import contextmanager

from .store import Store


class Places:
    def __init__(self, store: Store):
        self._store = store

    @contextmanager
    def _connection(self, transaction=False):
        if transaction:
            with self._store.connect() as conn:
                conn.begin()
                try:
                    yield conn
                    conn.commit()
                except Exception:
                    conn.rollback()
                    raise
        else:
            with self._store.connect() as conn:
                yield conn

    def add(self, name):
        with self._connection(transaction=True) as conn:
            return conn.add(name)

    def add_at_once(self, name):
        with self._connection() as conn:
            return conn.add(name)

    def lose(self, name):
        with self._store.without_autocommit() as conn:
            return conn.add(name)  # expect: TX403

    def begin_and_wait(self, name):
        with self._store.connect() as conn:
            conn.begin()
            conn.add(name)
            conn.commit()
