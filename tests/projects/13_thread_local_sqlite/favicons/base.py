# One connection per thread, kept in a thread-local; connect() gives a new one that the caller closes.
import sqlite3
import threading

_local = threading.local()


class SqliteApp:
    SCHEMA = ()

    def __init__(self, path):
        self.path = path
        self.ready = False

    def connect(self):
        with sqlite3.connect(self.path, check_same_thread=False) as conn:  # allow: TX301,TX302
            self.init(conn)
        return conn

    def init(self, conn):
        if self.ready:
            return
        self.ready = True
        with conn:
            for statement in self.SCHEMA:
                conn.execute(statement)

    @property
    def db(self):
        conn = getattr(_local, "conn", None)
        if conn is None:
            conn = _local.conn = self.connect()
        return conn
