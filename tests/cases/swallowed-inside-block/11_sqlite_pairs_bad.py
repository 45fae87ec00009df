# Each row takes two statements. When the second fails, the first one stays, and the block commits it.
import logging
import sqlite3

log = logging.getLogger(__name__)


def book(conn: sqlite3.Connection, rows: list[tuple[str, int]]) -> None:
    with conn:
        for row in rows:
            try:
                conn.execute("INSERT INTO entry (account, amount) VALUES (?, ?)", row)
                conn.execute("UPDATE account SET balance = balance + ? WHERE name = ?", (row[1], row[0]))
            except sqlite3.Error:  # expect: TX401
                log.exception("%s", row)
