# Waits for another thread with the write in the air: if that thread needs the row, both wait for ever.
import sqlite3
import threading

ready = threading.Event()


def publish(path, value):
    conn = sqlite3.connect(path)
    try:
        conn.execute("UPDATE state SET value = ?", (value,))
        ready.wait(timeout=60)  # expect: TX402
        conn.execute("UPDATE state SET published = 1")
        conn.commit()
    finally:
        conn.close()
