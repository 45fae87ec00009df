import threading

import psycopg2

_local = threading.local()


def get_connection(dsn, readonly=False):
    conn = psycopg2.connect(dsn)
    try:
        conn.set_session(readonly=readonly)
    except Exception:
        conn.close()
        raise
    return conn


class _Manager:
    conn = None

    def __init__(self, dsn):
        self.dsn = dsn

    def execute(self, query, params=()):
        with self as conn:
            cursor = conn.cursor()
            cursor.execute(query, params)
            return cursor.fetchall()


class Transaction(_Manager):
    def __enter__(self):
        conn = getattr(_local, "writing", None)
        if conn is None:
            conn = _local.writing = self.conn = get_connection(self.dsn)
        return conn

    def __exit__(self, kind, error, traceback):
        if self.conn is not None:
            _local.writing = None
            try:
                if kind is None:
                    self.conn.commit()
                else:
                    self.conn.rollback()
            finally:
                self.conn.close()


class Query(_Manager):
    def __enter__(self):
        conn = getattr(_local, "writing", None) or getattr(_local, "reading", None)
        if conn is None:
            conn = _local.reading = self.conn = get_connection(self.dsn, readonly=True)
        return conn

    def __exit__(self, kind, error, traceback):
        if self.conn is not None:
            _local.reading = None
            self.conn.close()
