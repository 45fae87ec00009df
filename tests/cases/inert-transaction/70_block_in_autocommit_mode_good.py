# A block that begins by itself, one with a BEGIN of its own, one without autocommit, and one with a single statement.
import sqlite3

import psycopg2


def move(path, source, target, amount):
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        with conn:
            conn.execute("BEGIN")
            conn.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, source))
            conn.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, target))
    finally:
        conn.close()


def move_implicitly(path, source, target, amount):
    conn = sqlite3.connect(path)
    try:
        with conn:
            conn.execute("UPDATE account SET balance = balance - ? WHERE id = ?", (amount, source))
            conn.execute("UPDATE account SET balance = balance + ? WHERE id = ?", (amount, target))
    finally:
        conn.close()


def touch(path, account):
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        with conn:
            conn.execute("UPDATE account SET seen = 1 WHERE id = ?", (account,))
    finally:
        conn.close()


def move_on_postgres(dsn, source, target, amount):
    conn = psycopg2.connect(dsn)
    conn.autocommit = True
    try:
        with conn, conn.cursor() as cur:
            cur.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, source))
            cur.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, target))
    finally:
        conn.close()
