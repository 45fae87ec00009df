# A flag of the caller's leaves the transaction to it, well or ill; a helper that only prints raises nothing. Where the
# flag is for the good end alone, an error has to be rolled back by the function.
import sys
import time

import psycopg2


def say(*words):
    print(time.asctime(), *words)
    sys.stdout.flush()


class Table:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def swap(self, goes_on=False):
        try:
            with self.conn.cursor() as cur:
                cur.execute("DROP TABLE IF EXISTS listen")
                cur.execute("ALTER TABLE listen_tmp RENAME TO listen")
                if not goes_on:
                    self.conn.commit()
        except psycopg2.Error as error:
            say("cannot swap", error)
            if not goes_on:
                self.conn.rollback()
            raise

    def create(self):
        try:
            with self.conn.cursor() as cur:
                cur.execute("DROP TABLE IF EXISTS listen_tmp")
                cur.execute("CREATE TABLE listen_tmp (id INT)")
                self.conn.commit()
        except psycopg2.Error as error:
            say("cannot create", error)
            self.conn.rollback()
            raise

    def fill(self, rows, goes_on=False):
        try:
            with self.conn.cursor() as cur:
                cur.execute("DELETE FROM listen_tmp")  # expect: TX205
                cur.executemany("INSERT INTO listen_tmp VALUES (%s)", rows)
                self.check(rows)
                if not goes_on:
                    self.conn.commit()
        except ValueError as error:
            say("cannot fill", error)
            self.conn.rollback()
            raise

    def check(self, rows):
        if not rows:
            raise ValueError("nothing")

    def close(self):
        self.conn.close()
