# closing() is the manager that closes; the inner `with conn` ends the transaction.
import sqlite3
from contextlib import closing


def remember(path, url):
    with closing(sqlite3.connect(path)) as conn:
        with conn:
            conn.execute("INSERT OR IGNORE INTO visited (url) VALUES (?)", (url,))
