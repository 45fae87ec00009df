# BEGIN EXCLUSIVE to keep others out, and no word of ending it.
import sqlite3

lock = sqlite3.connect("app.lock", isolation_level=None)


def take():
    try:
        lock.execute("BEGIN EXCLUSIVE")  # expect: TX203
    except sqlite3.OperationalError:
        return False
    return True
