# Both inside; a psycopg2 or sqlite3 block leaves the connection open.
import sqlite3

import psycopg


def totals(dsn):
    with psycopg.connect(dsn) as conn:
        rows = conn.execute("SELECT id, total FROM invoice").fetchall()
        names = conn.execute("SELECT id, name FROM customer").fetchall()
    return rows, names


def local_totals(path):
    conn = sqlite3.connect(path)
    try:
        with conn:
            conn.execute("UPDATE invoice SET total = 0 WHERE total IS NULL")
        return conn.execute("SELECT id, total FROM invoice").fetchall()
    finally:
        conn.close()
