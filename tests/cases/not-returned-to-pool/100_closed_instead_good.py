# A broken connection is closed and given back all the same; the pool may do both.
import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=shop")


def add(name):
    conn = pool.getconn()
    try:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
    except psycopg2.OperationalError:
        conn.close()
        raise
    finally:
        pool.putconn(conn)


def add_or_drop(name):
    conn = pool.getconn()
    broken = True
    try:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
        broken = False
    finally:
        pool.putconn(conn, close=broken)
