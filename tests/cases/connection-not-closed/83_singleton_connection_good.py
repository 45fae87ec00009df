# A module-wide connection made on first use, and one kept on the class.
import sqlite3
import threading

_connection = None
_lock = threading.Lock()


def connection():
    global _connection
    with _lock:
        if _connection is None:
            _connection = sqlite3.connect("app.db", check_same_thread=False)
            _connection.execute("PRAGMA journal_mode = WAL")
        return _connection


class Database:
    _instance = None

    def __new__(cls, path="app.db"):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.conn = sqlite3.connect(path)
        return cls._instance

    def count(self):
        return self.conn.execute("SELECT count(*) FROM t").fetchone()[0]


def count():
    return connection().execute("SELECT count(*) FROM t").fetchone()[0]
