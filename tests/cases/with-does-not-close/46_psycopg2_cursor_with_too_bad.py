# Two managers in one with: the connection stays open all the same.
import psycopg2


def names(dsn):
    with psycopg2.connect(dsn) as conn, conn.cursor() as cur:  # expect: TX302
        cur.execute("SELECT name FROM person")
        return [n for (n,) in cur.fetchall()]
