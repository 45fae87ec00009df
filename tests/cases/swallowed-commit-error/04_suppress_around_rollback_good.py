# Only the errors of the rollback are suppressed, and the first error is raised again. commit() reports its own.
import sqlite3
from contextlib import closing, suppress


def save_bookmarks(path, bookmarks):
    with closing(sqlite3.connect(path, timeout=1)) as conn:
        try:
            conn.executemany("REPLACE INTO bookmark (url, title) VALUES (?, ?)", bookmarks)
            conn.commit()
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                conn.rollback()
            raise
