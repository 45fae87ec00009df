# A class that takes in __enter__ and gives back in __exit__.
from psycopg2.pool import ThreadedConnectionPool


class CursorFromPool:
    pool = ThreadedConnectionPool(1, 10, "dbname=app")

    def __enter__(self):
        self.conn = self.pool.getconn()
        try:
            self.cursor = self.conn.cursor()
        except BaseException:
            self.pool.putconn(self.conn)
            raise
        return self.cursor

    def __exit__(self, exc_type, exc, tb):
        try:
            if exc_type is not None:
                self.conn.rollback()
            else:
                self.cursor.close()
                self.conn.commit()
        finally:
            self.pool.putconn(self.conn)


def names():
    with CursorFromPool() as cur:
        cur.execute("SELECT name FROM person")
        return cur.fetchall()
