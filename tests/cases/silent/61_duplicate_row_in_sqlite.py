# SQLite undoes the failed INSERT alone and the transaction goes on: skipping a duplicate inside the block is
# correct, nothing is half done.
import sqlite3
from contextlib import closing


def import_words(path, words):
    skipped = 0
    with closing(sqlite3.connect(path)) as conn, conn:
        for word in words:
            try:
                conn.execute("INSERT INTO word (text) VALUES (?)", (word,))
            except sqlite3.IntegrityError:
                skipped += 1
    return skipped
