# cx oracle: as projects write it, and as it leaks.
import cx_Oracle


class Ledger:
    def __init__(self, dsn):
        self.pool = cx_Oracle.SessionPool("app", "secret", dsn, min=1, max=4)

    def post(self, rows):
        conn = self.pool.acquire()  # expect: TX303
        cur = conn.cursor()
        try:
            cur.executemany("insert into ledger values (:1, :2)", rows)
            conn.commit()
        except cx_Oracle.IntegrityError:
            conn.rollback()
            return False
        self.pool.release(conn)
        return True
