# The connection is used once more after it has gone back to the pool.
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=app options='-c idle_in_transaction_session_timeout=60000'")


def touch(key):
    conn = pool.getconn()
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE item SET seen = now() WHERE key = %s", (key,))
        conn.commit()
    finally:
        pool.putconn(conn)
    with conn.cursor() as cur:  # expect: TX404
        cur.execute("SELECT count(*) FROM item")  # allow: TX404
        return cur.fetchone()[0]
