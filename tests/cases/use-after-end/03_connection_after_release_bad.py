# The connection goes back to the pool in `finally`, and is then used to write the log line.
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
    with conn.cursor() as cur:  # expect: TX404
        cur.execute("INSERT INTO reading (meter_id, value) VALUES (%s, %s)", (meter_id, value))  # allow: TX404,TX201,TX202,TX203,TX403
    return value
