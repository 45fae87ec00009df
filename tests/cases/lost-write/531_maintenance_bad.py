"""The rows are deleted for nothing."""

import psycopg2


def tidy(dsn):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.execute("DELETE FROM orders WHERE done")  # expect: TX403
        cur.execute("ANALYZE orders")
    finally:
        conn.close()
