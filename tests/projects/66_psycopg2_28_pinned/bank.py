"""psycopg2 2.8: a connection's block begins nothing in autocommit mode; from 2.9 it does."""

from contextlib import closing

import psycopg2


def move(dsn, source, target, amount):
    with closing(psycopg2.connect(dsn)) as conn:
        conn.autocommit = True
        with conn:  # expect: TX107
            cur = conn.cursor()
            cur.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, source))
            cur.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, target))
