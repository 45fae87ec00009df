# The pool's block commits whatever is left, the autocommit connection has real transactions.
import psycopg
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=app", max_size=4)


def bump(name):
    with pool.connection() as conn:
        row = conn.execute("SELECT id FROM counter WHERE name = %s", (name,)).fetchone()
        with conn.transaction():
            conn.execute("UPDATE counter SET n = n + 1 WHERE id = %s", row)


def bump_alone(dsn, name):
    conn = psycopg.connect(dsn, autocommit=True)
    try:
        row = conn.execute("SELECT id FROM counter WHERE name = %s", (name,)).fetchone()
        with conn.transaction():
            conn.execute("UPDATE counter SET n = n + 1 WHERE id = %s", row)
    finally:
        conn.close()
