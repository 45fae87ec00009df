# All work is done before putconn(); the name is bound anew before it is used again.
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=meters")


def read_meter(meter_id):
    conn = pool.getconn()
    try:
        with conn, conn.cursor() as cur:
            cur.execute("SELECT value FROM meter WHERE id = %s", (meter_id,))
            (value,) = cur.fetchone()
    finally:
        pool.putconn(conn)
    conn = pool.getconn()
    try:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO reading (meter_id, value) VALUES (%s, %s)", (meter_id, value))
    finally:
        pool.putconn(conn)
    return value
