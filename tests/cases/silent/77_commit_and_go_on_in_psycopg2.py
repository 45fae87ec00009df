# commit() inside `with conn` is legal in psycopg2 and sqlite3: the next statement begins a new transaction, which
# the end of the block commits.
import sqlite3

import psycopg2.extensions


def copy_lines(conn: psycopg2.extensions.connection, lines: list[str]) -> None:
    with conn, conn.cursor() as cur:
        for number, line in enumerate(lines):
            cur.execute("INSERT INTO line (number, text) VALUES (%s, %s)", (number, line))
            if number % 1000 == 999:
                conn.commit()


def copy_words(conn: sqlite3.Connection, words: list[str]) -> None:
    with conn:
        for word in words:
            if conn.execute("SELECT 1 FROM word WHERE text = ?", (word,)).fetchone():
                conn.rollback()
                continue
            conn.execute("INSERT INTO word (text) VALUES (?)", (word,))
            conn.commit()
