import logging

import psycopg2
from psycopg2.extras import DictCursor

_logger = logging.getLogger(__name__)


class PostgresError(Exception):
    pass


class PostgresConnection:
    def __init__(self, conninfo):
        self.conninfo = conninfo
        self._conn = None

    def connect(self):
        if self._conn is None or self._conn.closed:
            try:
                self._conn = psycopg2.connect(self.conninfo)
            except psycopg2.DatabaseError as exc:
                raise PostgresError(str(exc).strip()) from exc
        return self._conn

    def close(self):
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def _cursor(self):
        return self.connect().cursor(cursor_factory=DictCursor)


class Server(PostgresConnection):
    def version(self):
        cur = self._cursor()  # allow: TX203
        cur.execute("SELECT version()")  # expect: TX203
        return cur.fetchone()[0]

    def archive(self, path):
        conn = self.connect()
        cur = conn.cursor()
        cur.execute("INSERT INTO archive (path) VALUES (%s)", (path,))  # expect: TX203
        cur.execute("UPDATE state SET last = %s", (path,))
