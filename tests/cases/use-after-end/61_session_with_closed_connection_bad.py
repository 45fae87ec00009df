# The connection is closed by its block, and asked once more afterwards.
import psycopg


def totals(dsn):
    with psycopg.connect(dsn) as conn:
        rows = conn.execute("SELECT id, total FROM invoice").fetchall()
    names = conn.execute("SELECT id, name FROM customer").fetchall()  # expect: TX404
    return rows, names
