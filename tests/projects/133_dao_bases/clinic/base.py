import abc
import logging
import threading

import psycopg2

log = logging.getLogger(__name__)
_local = threading.local()


def thread_connection():
    conn = getattr(_local, "conn", None)
    if conn is None or conn.closed:
        conn = _local.conn = psycopg2.connect("dbname=clinic")
    return conn


class Dao(abc.ABC):
    table: str

    @property
    def conn(self):
        return thread_connection()

    def run(self, sql, *params):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)
            return cur.fetchall() if cur.description else None

    def commit(self):
        self.conn.commit()

    def rollback(self):
        self.conn.rollback()


class Auditing:
    def audit(self, what):
        self.run("INSERT INTO audit (what) VALUES (%s)", what)
