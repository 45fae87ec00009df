# A manager of the project closes what it lends: once it commits itself, once its users do, once they only read.
from contextlib import contextmanager

import pymysql


@contextmanager
def connection(settings):
    conn = pymysql.connect(**settings)
    try:
        yield conn
    finally:
        conn.close()


@contextmanager
def changing(settings):
    with connection(settings) as conn:
        yield conn
        conn.commit()


def close_floor(settings, floor):
    with changing(settings) as conn, conn.cursor() as cur:
        cur.execute("UPDATE room SET closed = 1 WHERE floor = %s", (floor,))


def open_floor(settings, floor):
    with connection(settings) as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE room SET closed = 0 WHERE floor = %s", (floor,))
        conn.commit()


def floors(settings):
    with connection(settings) as conn, conn.cursor() as cur:
        cur.execute("SELECT floor FROM room WHERE closed = 0")
        return cur.fetchall()
