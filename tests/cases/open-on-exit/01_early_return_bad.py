# The guard clause returns between begin() and commit(): the next caller finds the connection inside the transaction.
import pymysql


class Seats:
    def __init__(self, **settings):
        self.conn = pymysql.connect(autocommit=True, **settings)

    def close(self):
        self.conn.close()

    def reserve(self, seat, guest):
        self.conn.begin()  # expect: TX202
        try:
            with self.conn.cursor() as cur:
                cur.execute("SELECT guest FROM seat WHERE id = %s FOR UPDATE", (seat,))
                row = cur.fetchone()
                if row is None or row[0] is not None:
                    return False
                cur.execute("UPDATE seat SET guest = %s WHERE id = %s", (guest, seat))
            self.conn.commit()
            return True
        except BaseException:
            self.conn.rollback()
            raise
