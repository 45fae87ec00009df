# What fails to commit has written nothing, or is the statement of a helper that both sends and commits.
import logging

import psycopg2
import sqlite3

log = logging.getLogger("lease")


class Lease:
    """Gives a pool's connection back with its settings reset."""

    def __init__(self, connection, pool):
        self._connection = connection
        self._pool = pool

    def close(self):
        try:
            self._connection.rollback()
            with self._connection.cursor() as cur:
                cur.execute("RESET app.user_id; RESET app.org_id;")
            self._connection.commit()
        except psycopg2.Error as exc:
            log.warning("not reset: %s", exc)
        self._pool.putconn(self._connection)


class Schema:
    def __init__(self, path):
        self.conn = sqlite3.connect(path)

    def execute(self, statement):
        self.conn.execute(statement)
        self.conn.commit()

    def add_expiry(self):
        try:
            self.execute("ALTER TABLE payment ADD COLUMN expiry TIMESTAMP")
        except sqlite3.OperationalError:
            pass

    def close(self):
        self.conn.close()
