# Waited for before the first write.
import sqlite3
import threading

ready = threading.Event()


def publish(path, value):
    conn = sqlite3.connect(path)
    try:
        ready.wait(timeout=60)
        conn.execute("UPDATE state SET value = ?", (value,))
        conn.execute("UPDATE state SET published = 1")
        conn.commit()
    finally:
        conn.close()
