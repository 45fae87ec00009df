# INSERT IGNORE needs no rollback; a helper that does roll back has a connection of its own.
from contextlib import closing

import pymysql
from pymysql.connections import Connection


def remember_address(conn: Connection, customer: int, address: str) -> bool:
    with conn.cursor() as cur:
        return cur.execute("INSERT IGNORE INTO address (customer, address) VALUES (%s, %s)", (customer, address)) == 1


def count_order(settings: dict[str, str]) -> None:
    with closing(pymysql.connect(**settings)) as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE counter SET value = value + 1 WHERE name = 'orders'")
        conn.commit()


def order(conn: Connection, settings: dict[str, str], customer: int, sku: str, address: str) -> None:
    with conn.cursor() as cur:
        cur.execute("INSERT INTO orders (customer, sku) VALUES (%s, %s)", (customer, sku))
    remember_address(conn, customer, address)
    conn.commit()
    count_order(settings)
