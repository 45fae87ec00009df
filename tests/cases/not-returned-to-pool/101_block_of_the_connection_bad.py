# psycopg's block commits on a pooled connection, and leaves the rest to putconn().
from psycopg_pool import ConnectionPool

pool = ConnectionPool("dbname=shop")


def add(name):
    with pool.getconn() as conn:  # expect: TX303
        conn.execute("INSERT INTO item (name) VALUES (%s)", (name,))
