# psycopg 3: the connection's own block commits, the pool's too; pyodbc's cursor block commits as well.
import psycopg
import pyodbc
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=app", max_size=5)


def one(dsn):
    with psycopg.connect(dsn) as conn:
        conn.execute("DELETE FROM token WHERE expires < now()")


def two():
    with pool.connection() as conn, conn.cursor() as cur:
        cur.execute("DELETE FROM token WHERE expires < now()")


def three(dsn):
    conn = pyodbc.connect(dsn)
    try:
        with conn.cursor() as cur:
            cur.execute("DELETE FROM token WHERE expires < GETDATE()")
    finally:
        conn.close()
