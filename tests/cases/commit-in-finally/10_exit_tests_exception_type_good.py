# __exit__ of a unit of work: committed in a try whose finally only closes, and only when no exception came in.
import psycopg2


class Work:
    def __init__(self, dsn):
        self._dsn = dsn

    def __enter__(self):
        self._conn = psycopg2.connect(self._dsn)
        return self._conn

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is None:
                self._conn.commit()
            else:
                self._conn.rollback()
        finally:
            self._conn.close()
