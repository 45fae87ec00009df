# contextlib.suppress hides "database is locked" from commit(); the writes are thrown away by close().
import sqlite3
from contextlib import closing, suppress


def save_bookmarks(path, bookmarks):
    with closing(sqlite3.connect(path, timeout=1)) as conn:
        conn.executemany("REPLACE INTO bookmark (url, title) VALUES (?, ?)", bookmarks)
        with suppress(sqlite3.OperationalError):
            conn.commit()  # expect: TX102
