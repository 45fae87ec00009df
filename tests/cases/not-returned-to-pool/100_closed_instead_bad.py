# close() on a connection of a pool loses its slot: only putconn() gives it back.
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=shop")


def add(name):
    conn = pool.getconn()  # expect: TX303
    try:
        with conn, conn.cursor() as cur:
            cur.execute("INSERT INTO item (name) VALUES (%s)", (name,))
    finally:
        conn.close()
