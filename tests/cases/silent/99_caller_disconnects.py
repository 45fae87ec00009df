"""The thread's loop drops the connection whatever a private step of it raises; a step that others may call is told of."""

import logging

import psycopg2


class Worker:
    def __init__(self, dsn):
        self._dsn = dsn
        self._conn = None

    def _connect(self):
        if self._conn is None:
            self._conn = psycopg2.connect(self._dsn)

    def _disconnect(self):
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def run(self, stopping):
        while not stopping.is_set():
            self._connect()
            try:
                self._take_snapshot()
            except Exception:
                logging.exception("no snapshot")
                self._disconnect()
            stopping.wait(60)

    def _take_snapshot(self):
        cursor = self._conn.cursor()
        cursor.execute("INSERT INTO snapshots DEFAULT VALUES")
        self._copy(cursor)
        cursor.execute("UPDATE state SET at = now()")
        self._conn.commit()

    def _copy(self, cursor):
        cursor.execute("DELETE FROM wanted")
        cursor.execute("INSERT INTO wanted SELECT * FROM source")
        if cursor.rowcount == 0:
            self._conn.rollback()

    def refresh(self):
        self._connect()
        cursor = self._conn.cursor()
        cursor.execute("DELETE FROM cache")  # expect: TX201
        cursor.execute("INSERT INTO cache SELECT * FROM source")
        self._conn.commit()
