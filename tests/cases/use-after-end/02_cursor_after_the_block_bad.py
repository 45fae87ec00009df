# The connection is closed at the end of the block: a sqlite3 cursor can be read no more, and a psycopg 3
# connection takes no further statement.
import sqlite3
from contextlib import closing

import psycopg


def titles(path):
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute("SELECT title FROM book ORDER BY title")
    return [title for (title,) in rows.fetchall()]  # expect: TX404


def add_twice(dsn, title):
    with psycopg.connect(dsn) as conn:
        conn.execute("INSERT INTO book (title) VALUES (%s)", (title,))
    conn.execute("INSERT INTO shelf (title) VALUES (%s)", (title,))  # expect: TX404
