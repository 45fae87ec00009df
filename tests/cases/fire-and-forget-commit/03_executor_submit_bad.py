# The future of conn.commit is dropped. "database is locked" in the worker thread reaches nobody.
import sqlite3
from concurrent.futures import ThreadPoolExecutor


class EventLog:
    def __init__(self, path):
        self._conn = sqlite3.connect(path, check_same_thread=False)
        self._pool = ThreadPoolExecutor(max_workers=1)

    def write(self, events):
        self._pool.submit(self._insert, events)
        self._pool.submit(self._conn.commit)  # expect: TX106

    def _insert(self, events):
        self._conn.executemany("INSERT INTO event (kind, body) VALUES (?, ?)", events)  # allow: TX201

    def close(self):
        self._pool.shutdown(wait=True)
        self._conn.rollback()
        self._conn.close()
