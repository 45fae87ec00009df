"""VACUUM and ANALYZE write no rows: what the close rolls back is nothing that anybody misses."""

import psycopg2


def tidy(dsn):
    conn = psycopg2.connect(dsn)
    try:
        cur = conn.cursor()
        cur.execute("ANALYZE orders")
        cur.execute("VACUUM orders")
    finally:
        conn.close()
