# cx oracle: begun, ended and closed as it should be.
import cx_Oracle


class Store:
    def __init__(self, dsn):
        self.conn = cx_Oracle.connect(dsn=dsn)

    def close(self):
        self.conn.close()

    def move(self, key, shelf):
        cur = self.conn.cursor()
        try:
            cur.execute("UPDATE box SET shelf = :s WHERE id = :k", s=shelf, k=key)
            cur.execute("INSERT INTO move_log (box, shelf) VALUES (:k, :s)", k=key, s=shelf)
        except cx_Oracle.DatabaseError:
            self.conn.rollback()
            raise
        else:
            self.conn.commit()
        finally:
            cur.close()


def archive(dsn):
    with cx_Oracle.connect(dsn=dsn) as conn:
        conn.cursor().execute("DELETE FROM box WHERE gone = 1")
        conn.commit()


def nightly(dsn):
    conn = cx_Oracle.connect(dsn=dsn)
    conn.autocommit = True
    try:
        conn.cursor().execute("DELETE FROM box WHERE gone = 1")
    finally:
        conn.close()
