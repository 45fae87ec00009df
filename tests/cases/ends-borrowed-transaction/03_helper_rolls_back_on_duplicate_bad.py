# On a duplicate the helper rolls back, and with it goes the order that its caller had inserted; the commit that
# follows stores an empty transaction.
import pymysql
from pymysql.connections import Connection


def remember_address(conn: Connection, customer: int, address: str) -> bool:
    try:
        with conn.cursor() as cur:
            cur.execute("INSERT INTO address (customer, address) VALUES (%s, %s)", (customer, address))
        return True
    except pymysql.IntegrityError:
        conn.rollback()  # expect: TX409
        return False


def order(conn: Connection, customer: int, sku: str, address: str) -> None:
    with conn.cursor() as cur:
        cur.execute("INSERT INTO orders (customer, sku) VALUES (%s, %s)", (customer, sku))
    remember_address(conn, customer, address)
    conn.commit()
