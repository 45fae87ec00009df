# __exit__ commits and then gives back: when the commit raises, the slot is lost.
from psycopg2.pool import ThreadedConnectionPool

_pool = ThreadedConnectionPool(1, 10, "dbname=app")


class Cursor:
    def __enter__(self):
        self.conn = _pool.getconn()  # expect: TX303
        self.cursor = self.conn.cursor()
        return self.cursor

    def __exit__(self, exc_type, exc, tb):
        if exc_type is None:
            self.conn.commit()
        else:
            self.conn.rollback()
        self.cursor.close()
        _pool.putconn(self.conn)
