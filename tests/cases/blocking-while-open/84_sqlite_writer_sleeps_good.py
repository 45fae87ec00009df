# Reading opens no transaction in sqlite3, and each row is committed before the pause.
import sqlite3
import time


def slow_import(path, rows):
    conn = sqlite3.connect(path)
    try:
        known = {key for (key,) in conn.execute("SELECT key FROM reading")}
        time.sleep(1)
        for row in rows:
            if row[0] in known:
                continue
            with conn:
                conn.execute("INSERT INTO reading VALUES (?, ?)", row)
            time.sleep(0.2)
    finally:
        conn.close()
