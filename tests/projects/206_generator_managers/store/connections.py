import contextlib

import psycopg


@contextlib.contextmanager
def connected(dsn):
    conn = psycopg.connect(dsn)
    try:
        yield conn
    finally:
        conn.close()


@contextlib.contextmanager
def unsafe(dsn):
    conn = psycopg.connect(dsn)  # expect: TX301
    yield conn
    conn.close()


@contextlib.contextmanager
def committing(conn):
    try:
        yield conn.cursor()
    except BaseException:
        conn.rollback()
        raise
    else:
        conn.commit()
