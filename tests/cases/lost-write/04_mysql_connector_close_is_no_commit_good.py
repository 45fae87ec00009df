# Autocommit as an argument or an attribute, a commit in a helper, or nothing but reading.
from contextlib import closing

import mysql.connector

from customers.settings import MYSQL


def finish(conn):
    conn.commit()


def save(customer):
    with closing(mysql.connector.connect(autocommit=True, **MYSQL)) as conn:
        cur = conn.cursor()
        cur.execute("INSERT INTO audit (who) VALUES (%s)", (customer.email,))
        cur.close()
        return True


def rename(customer, name):
    with mysql.connector.connect(**MYSQL) as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE customer SET name = %s WHERE id = %s", (name, customer.id))
        finish(conn)


def remove(customer):
    with mysql.connector.connect(**MYSQL) as conn:
        conn.autocommit = True
        with conn.cursor() as cur:
            cur.execute("DELETE FROM customer WHERE id = %s", (customer.id,))


def names():
    with mysql.connector.connect(**MYSQL) as conn, conn.cursor() as cur:
        cur.execute("SELECT name FROM customer")
        return [name for (name,) in cur]
