# One statement that a loop repeats is several: each row stays, though a later one fails.
import sqlite3

conn = sqlite3.connect("shop.db", isolation_level=None)


def save(rows):
    with conn:  # expect: TX107
        for row in rows:
            conn.execute("INSERT INTO item VALUES (?)", row)


def save_one(row):
    with conn:
        conn.execute("INSERT INTO item VALUES (?)", row)


def save_all(rows):
    with conn:
        conn.execute("BEGIN")
        for row in rows:
            conn.execute("INSERT INTO item VALUES (?)", row)


def save_each(rows):
    for row in rows:
        with conn:
            conn.execute("INSERT INTO item VALUES (?)", row)
