from mysql.connector.pooling import MySQLConnectionPool

__all__ = ["get_connection", "cursor"]

_pool = None


def _get_pool():
    global _pool
    if _pool is None:
        _pool = MySQLConnectionPool(pool_name="depot", pool_size=5, database="depot")
    return _pool


def get_connection():
    return _get_pool().get_connection()


class cursor:
    def __init__(self, dictionary=True):
        self.dictionary = dictionary

    def __enter__(self):
        self.conn = get_connection()
        try:
            self.cur = self.conn.cursor(dictionary=self.dictionary)
        except BaseException:
            self.conn.close()
            raise
        return self.cur

    def __exit__(self, kind, error, traceback):
        try:
            self.cur.close()
            if kind is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            self.conn.close()
