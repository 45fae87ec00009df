# Managers of a backend: one that works out its statement before it begins, one over a connection that autocommits unless
# the caller asks otherwise, and one that asks whether the connection can roll back.
import contextlib

import duckdb
import psycopg
import pyexasol


class Exasol:
    def connect(self, dsn):
        self.con = pyexasol.connect(dsn)

    @contextlib.contextmanager
    def begin(self):
        con = self.con
        try:
            yield con
        except Exception:
            con.rollback()
            raise
        else:
            con.commit()

    @contextlib.contextmanager
    def sent(self, query, *args):
        with contextlib.suppress(AttributeError):
            query = query.sql(dialect="exasol")
        with self.begin() as con:
            yield con.execute(query, *args)

    def columns(self, view):
        with self.sent(view):
            rows = self.con.execute("DESCRIBE shown").fetchall()
            self.con.execute("DROP VIEW shown")
        return rows


class Postgres:
    def connect(self, dsn, autocommit: bool = True, **kwargs):
        self.con = psycopg.connect(dsn, autocommit=autocommit, **kwargs)

    @contextlib.contextmanager
    def begin(self):
        with (con := self.con).cursor() as cursor, con.transaction():
            yield cursor

    def version(self):
        with self.con.cursor() as cursor:
            cursor.execute("SELECT version()")
            return cursor.fetchone()


class Materialize(Postgres):
    def version(self):
        with self.begin() as cursor:
            cursor.execute("SELECT mz_version()")
            return cursor.fetchone()

    def fill(self, rows):
        with self.begin() as cursor:
            cursor.executemany("INSERT INTO word VALUES (%s)", rows)
            cursor.execute("INSERT INTO filled VALUES (now())")


class Duck:
    def connect(self, path):
        self.con = duckdb.connect(path)

    def sent(self, query):
        return self.con.execute(query)

    def count(self):
        result = self.sent("SELECT count(*) FROM word")
        return result.fetchone()[0]

    def forget(self):
        self.sent("DELETE FROM word")


class Asking:
    def connect(self, dsn):
        self.con = psycopg.connect(dsn)

    @contextlib.contextmanager
    def begin(self):
        con = self.con
        try:
            con.execute("SET LOCAL statement_timeout = 1000")
            con.execute("DELETE FROM word WHERE old")
            yield con
        except BaseException:
            if hasattr(con, "rollback"):
                con.rollback()
            raise
        else:
            con.commit()
