# The lock is let go by another function of the module, or at exit.
import atexit
import sqlite3

lock = sqlite3.connect("app.lock", isolation_level=None)


def take():
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        return False
    return True


def release():
    lock.execute("ROLLBACK")


atexit.register(lock.close)
