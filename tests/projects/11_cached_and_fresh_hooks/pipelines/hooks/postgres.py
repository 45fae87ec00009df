# One hook opens a connection for each call, which the caller closes; the other lends one that it keeps.
import psycopg2

from .base import SqlHook


class PostgresHook(SqlHook):
    def __init__(self, dsn):
        self.dsn = dsn

    def get_conn(self):
        return psycopg2.connect(self.dsn)


class SharedPostgresHook(PostgresHook):
    def __init__(self, dsn):
        super().__init__(dsn)
        self._conn = None

    def get_conn(self):
        if self._conn is None or self._conn.closed:
            self._conn = super().get_conn()
            self._conn.autocommit = True
        return self._conn

    def close(self):
        if self._conn is not None:
            self._conn.close()
            self._conn = None
