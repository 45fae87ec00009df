from contextlib import contextmanager

import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=shop")


class Db:
    def __init__(self, conn):
        self.conn = conn

    def run(self, sql, args=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, args)

    def rows(self, sql, args=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, args)
            return cur.fetchall()

    def commit(self):
        self.conn.commit()


@contextmanager
def database():
    conn = psycopg2.connect("dbname=shop")
    try:
        yield Db(conn)
    finally:
        conn.close()


@contextmanager
def pooled():
    conn = pool.getconn()
    try:
        yield Db(conn)
    finally:
        pool.putconn(conn)


@contextmanager
def committing():
    conn = pool.getconn()
    try:
        yield Db(conn)
        conn.commit()
    except BaseException:
        conn.rollback()
        raise
    finally:
        pool.putconn(conn)


@contextmanager
def leaking():
    conn = pool.getconn()  # expect: TX303
    db = Db(conn)
    yield db
    pool.putconn(conn)
