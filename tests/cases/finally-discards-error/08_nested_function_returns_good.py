# The return inside finally is that of a nested function; the clause itself ends normally.
import sqlite3
import time


def append(path, lines, observers):
    started = time.monotonic()
    conn = sqlite3.connect(path)
    try:
        conn.executemany("INSERT INTO journal (line) VALUES (?)", [(line,) for line in lines])
        conn.commit()
    finally:
        conn.close()

        def summary():
            return {"lines": len(lines), "seconds": time.monotonic() - started}

        for observer in observers:
            observer.notify(summary)
