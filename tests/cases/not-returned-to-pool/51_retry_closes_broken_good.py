# The retry hands the broken connection back with close=True.
import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=app")


def run(sql, args=()):
    for attempt in range(3):
        conn = pool.getconn()
        broken = False
        try:
            with conn, conn.cursor() as cur:
                cur.execute(sql, args)
                return cur.fetchall()
        except psycopg2.OperationalError:
            broken = True
            if attempt == 2:
                raise
        finally:
            pool.putconn(conn, close=broken)
    raise RuntimeError("no database")
