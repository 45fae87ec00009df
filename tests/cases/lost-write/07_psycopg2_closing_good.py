# `with conn` inside closing() commits; autocommit needs none; a rehearsal is rolled back on purpose.
from contextlib import closing

import psycopg2


def vote(dsn, poll, choice):
    with closing(psycopg2.connect(dsn)) as conn, conn, conn.cursor() as cur:
        cur.execute("SELECT open FROM poll WHERE id = %s", (poll,))
        if not (row := cur.fetchone()) or not row[0]:
            return False
        cur.execute("INSERT INTO vote (poll, choice) VALUES (%s, %s)", (poll, choice))
        return True


def count(dsn, poll):
    with closing(psycopg2.connect(dsn)) as conn:
        conn.set_session(autocommit=True)
        with conn.cursor() as cur:
            cur.execute("UPDATE poll SET seen = seen + 1 WHERE id = %s", (poll,))


def rehearse(dsn, poll):
    with closing(psycopg2.connect(dsn)) as conn, conn.cursor() as cur:
        cur.execute("DELETE FROM vote WHERE poll = %s", (poll,))
        affected = cur.rowcount
        conn.rollback()
        return affected
