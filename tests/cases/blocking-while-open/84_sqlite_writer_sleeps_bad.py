# The writer sleeps between rows: every other process gets "database is locked".
import sqlite3
import time


def slow_import(path, rows):
    conn = sqlite3.connect(path)
    try:
        for row in rows:
            conn.execute("INSERT INTO reading VALUES (?, ?)", row)
            time.sleep(0.2)  # expect: TX402
        conn.commit()
    finally:
        conn.close()
