# closing() closes, it does not commit.
import sqlite3
from contextlib import closing


def save(path, rows):
    with closing(sqlite3.connect(path)) as db:
        with closing(db.cursor()) as cur:
            cur.executemany("INSERT OR REPLACE INTO price VALUES (?, ?)", rows)  # expect: TX403
