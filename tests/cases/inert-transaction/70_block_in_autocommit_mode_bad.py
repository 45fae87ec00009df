# In autocommit mode the connection's block begins nothing: the first write stays when the second one fails.
import sqlite3

import pyodbc


def move(path, source, target, amount):
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        with conn:  # expect: TX107
            conn.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, source))
            conn.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, target))
    finally:
        conn.close()


def order(dsn, item):
    conn = pyodbc.connect(dsn, autocommit=True)
    try:
        with conn:  # expect: TX107
            cur = conn.cursor()
            cur.execute("INSERT INTO orders (item) VALUES (?)", item)
            cur.execute("UPDATE stock SET left = left - 1 WHERE item = ?", item)
    finally:
        conn.close()
