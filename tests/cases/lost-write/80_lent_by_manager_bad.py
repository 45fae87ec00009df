# A manager of the project closes what it lends; who writes through it has to commit.
from contextlib import contextmanager

import pymysql


@contextmanager
def connection(settings):
    conn = pymysql.connect(**settings)
    try:
        yield conn
    finally:
        conn.close()


def close_floor(settings, floor):
    with connection(settings) as conn, conn.cursor() as cur:
        cur.execute("UPDATE room SET closed = 1 WHERE floor = %s", (floor,))  # expect: TX403
