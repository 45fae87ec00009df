"""One connection a thread, kept in a dictionary: who asks for it borrows it."""

import sqlite3
import threading


class Library:
    def __init__(self, path):
        self.path = path
        self._lock = threading.Lock()
        self._connections = {}

    def _connection(self):
        ident = threading.get_ident()
        with self._lock:
            if ident in self._connections:
                return self._connections[ident]
            conn = sqlite3.connect(self.path, check_same_thread=False)
            self._connections[ident] = conn
            return conn

    def titles(self):
        return self._connection().execute("SELECT title FROM book").fetchall()

    def years(self):
        conn = self._connection()
        return conn.execute("SELECT DISTINCT year FROM book").fetchall()

    def close(self):
        while self._connections:
            _, conn = self._connections.popitem()
            conn.close()
