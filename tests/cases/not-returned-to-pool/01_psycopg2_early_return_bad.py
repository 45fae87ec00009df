# The not-found branch returns without putconn(). The pool of psycopg2 keeps a reference for ever and runs out of slots.
import os

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 8, os.environ["SHOP_DSN"])


def address_of(customer):
    conn = pool.getconn()  # expect: TX303
    with conn.cursor() as cur:
        cur.execute("SELECT street, town FROM address WHERE customer = %s", (customer,))
        row = cur.fetchone()
    if row is None:
        return None
    pool.putconn(conn)
    return ", ".join(row)
