# Commit is retried with a growing delay; the last failure is raised.
import sqlite3
import time


class Store:
    def __init__(self, path):
        self.conn = sqlite3.connect(path, timeout=0.1)

    def put(self, key, value):
        self.conn.execute("REPLACE INTO kv (k, v) VALUES (?, ?)", (key, value))
        for attempt in range(5):
            try:
                self.conn.commit()
                break
            except sqlite3.OperationalError:
                if attempt == 4:
                    self.conn.rollback()
                    raise
                time.sleep(0.05 * 2**attempt)
