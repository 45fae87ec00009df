# A connection for each shard, never closed, overwritten by the loop.
import psycopg2


def totals(dsns):
    result = {}
    for name, dsn in dsns.items():
        conn = psycopg2.connect(dsn)  # expect: TX301
        cur = conn.cursor()
        cur.execute("SELECT sum(n) FROM stock")
        result[name] = cur.fetchone()[0]
    return result
