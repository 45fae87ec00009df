# The stack gives the connection back where it is closed, and an exception passes that line.
from contextlib import ExitStack

import psycopg2
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 5, "dbname=x")


def slot_by_hand():
    stack = ExitStack()
    conn = pool.getconn()  # expect: TX303
    stack.callback(pool.putconn, conn)
    conn.cursor().execute("SELECT 1")
    stack.close()
