from contextlib import ExitStack, closing

import psycopg2


class Store:
    def __init__(self, dsn):
        with ExitStack() as stack:
            self._conn = stack.enter_context(closing(psycopg2.connect(dsn)))
            self._conn.cursor().execute("SET search_path TO app")
            self._closers = stack.pop_all()

    def add(self, name):
        with self._conn, self._conn.cursor() as cur:
            cur.execute("INSERT INTO a VALUES (%s)", (name,))

    def execute(self, sql):
        with self._conn, self._conn.cursor() as cur:
            cur.execute(sql)

    def close(self):
        self._closers.close()


class Forgetful:
    def __init__(self, dsn):
        with ExitStack() as stack:
            self._conn = stack.enter_context(closing(psycopg2.connect(dsn)))  # allow: TX301
            self._conn.cursor().execute("SET search_path TO app")
            self._closers = stack.pop_all()

    def add(self, name):
        with self._conn, self._conn.cursor() as cur:
            cur.execute("INSERT INTO a VALUES (%s)", (name,))
