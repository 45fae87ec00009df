# What a helper does to its parameter says nothing about the module's connection of that name.
import sqlite3

conn = sqlite3.connect("shop.db", isolation_level=None)
audit = sqlite3.connect("audit.db", isolation_level=None)


def undo(conn):
    try:
        conn.rollback()
    except sqlite3.Error:
        pass


def finish(audit):
    audit.commit()


def reserve(item):
    conn.execute("BEGIN")  # expect: TX203
    conn.execute("UPDATE stock SET n = n - 1 WHERE item = ?", (item,))


def note(text):
    audit.execute("BEGIN")  # expect: TX201
    audit.execute("INSERT INTO note VALUES (?)", (text,))


def main(items):
    for item in items:
        note(item)
        finish(audit)


def with_another(path):
    other = sqlite3.connect(path)
    try:
        undo(other)
    finally:
        other.close()
