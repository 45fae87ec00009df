# cx oracle: as it leaks and loses.
import cx_Oracle


class Store:
    def __init__(self, dsn):
        self.conn = cx_Oracle.connect(dsn=dsn)

    def close(self):
        self.conn.close()

    def move(self, key, shelf):
        cur = self.conn.cursor()
        cur.execute("UPDATE box SET shelf = :s WHERE id = :k", s=shelf, k=key)  # expect: TX201
        cur.execute("INSERT INTO move_log (box, shelf) VALUES (:k, :s)", k=key, s=shelf)
        self.conn.commit()
        cur.close()


def archive(dsn):
    with cx_Oracle.connect(dsn=dsn) as conn:
        conn.cursor().execute("DELETE FROM box WHERE gone = 1")  # expect: TX403
