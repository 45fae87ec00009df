# putconn() stands in finally. It also rolls back what the SELECT has opened.
import os

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 8, os.environ["SHOP_DSN"])


def address_of(customer):
    conn = pool.getconn()
    try:
        with conn.cursor() as cur:
            cur.execute("SELECT street, town FROM address WHERE customer = %s", (customer,))
            row = cur.fetchone()
        if row is None:
            return None
    finally:
        pool.putconn(conn)
    return ", ".join(row)
