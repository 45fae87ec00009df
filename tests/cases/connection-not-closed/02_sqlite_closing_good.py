# closing() closes the connection, the inner block commits or rolls back.
import sqlite3
from contextlib import closing


def vote(path, poll, choice):
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("INSERT INTO vote (poll, choice) VALUES (?, ?)", (poll, choice))
        conn.execute("UPDATE poll SET votes = votes + 1 WHERE id = ?", (poll,))
