# pyodbc: leaving a cursor's block commits the connection, unlike in every other driver.
from contextlib import closing

import pyodbc


def rename(dsn, customer, name):
    conn = pyodbc.connect(dsn)
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE customer SET name = ? WHERE id = ?", name, customer)
    finally:
        conn.close()


def names(dsn):
    with closing(pyodbc.connect(dsn, autocommit=True)) as conn:
        return [row.name for row in conn.execute("SELECT name FROM customer")]
