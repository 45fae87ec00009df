# The block of sqlite3 commits, but it does not close: each call leaves a file handle to the collector.
import sqlite3


def remember(path, url):
    with sqlite3.connect(path) as conn:  # expect: TX302
        conn.execute("INSERT OR IGNORE INTO visited (url) VALUES (?)", (url,))
