# The method returns its summary from finally, so that neither the failing statement nor the failing commit is seen.
import sqlite3
import time


class Journal:
    def __init__(self, path):
        self.path = path

    def append(self, lines):
        started = time.monotonic()
        conn = sqlite3.connect(self.path)
        try:
            conn.executemany("INSERT INTO journal (line) VALUES (?)", [(line,) for line in lines])
            conn.commit()  # expect: TX105
        finally:
            conn.close()
            return {"lines": len(lines), "seconds": time.monotonic() - started}
