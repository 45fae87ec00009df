# pyodbc: the block commits, the connection stays open.
import pyodbc


def rename(dsn, customer, name):
    with pyodbc.connect(dsn) as conn:  # expect: TX302
        conn.execute("UPDATE customer SET name = ? WHERE id = ?", name, customer)
