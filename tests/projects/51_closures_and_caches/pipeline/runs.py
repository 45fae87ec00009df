from functools import partial

from pipeline.connections import connect
from pipeline.writers import make_writer


def run(dsn, rows):
    write, stop = make_writer(dsn)
    try:
        for row in rows:
            write(row)
    finally:
        stop()


def summary(dsn):
    opener = partial(connect, dsn)
    conn = opener()  # expect: TX301
    cur = conn.cursor()
    cur.execute("SELECT count(*) FROM result")
    (count,) = cur.fetchone()
    if not count:
        return None
    cur.execute("SELECT avg(value) FROM result")
    average = cur.fetchone()[0]
    conn.close()
    return count, average
