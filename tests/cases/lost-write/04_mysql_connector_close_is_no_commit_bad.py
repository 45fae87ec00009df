# Neither closing() nor the connection's own block commits: autocommit is off in mysql.connector.
from contextlib import closing

import mysql.connector

from customers.settings import MYSQL


def save(customer):
    with closing(mysql.connector.connect(**MYSQL)) as conn:
        cur = conn.cursor()
        cur.execute("INSERT INTO audit (who) VALUES (%s)", (customer.email,))  # expect: TX403
        cur.close()
        return True


def rename(customer, name):
    with mysql.connector.connect(**MYSQL) as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE customer SET name = %s WHERE id = %s", (name, customer.id))  # expect: TX403
