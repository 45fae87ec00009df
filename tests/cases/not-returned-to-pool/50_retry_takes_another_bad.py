# The retry takes a new connection and forgets the broken one.
import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=app")


def run(sql, args=()):
    for _ in range(3):
        conn = pool.getconn()  # expect: TX303
        try:
            with conn, conn.cursor() as cur:
                cur.execute(sql, args)
                rows = cur.fetchall()
        except psycopg2.OperationalError:
            continue
        pool.putconn(conn)
        return rows
    raise RuntimeError("no database")
