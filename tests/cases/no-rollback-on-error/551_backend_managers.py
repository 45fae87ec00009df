import contextlib

import psycopg


class Postgres:
    def connect(self, dsn, autocommit: bool = False):
        self.con = psycopg.connect(dsn, autocommit=autocommit)

    @contextlib.contextmanager
    def begin(self, query):
        with contextlib.suppress(AttributeError):
            query = query.sql(dialect="postgres")
        self.con.execute("BEGIN")  # expect: TX201
        self.con.execute(query)
        yield self.con
        self.con.commit()

    def fill(self, rows):
        with self.con.cursor() as cursor:
            cursor.executemany("INSERT INTO word VALUES (%s)", rows)  # expect: TX201
            cursor.execute("INSERT INTO filled VALUES (now())")
        self.con.commit()
