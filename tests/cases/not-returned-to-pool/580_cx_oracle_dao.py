import cx_Oracle


class Dao:
    def __init__(self, dsn):
        self.pool = cx_Oracle.SessionPool("app", "x", dsn, min=2, max=5, increment=1)

    def _run(self, sql, args):
        con = self.pool.acquire()
        try:
            cur = con.cursor()
            cur.execute(sql, args)
            con.commit()
        except cx_Oracle.DatabaseError:
            con.rollback()
            raise
        finally:
            self.pool.release(con)

    def add(self, name):
        self._run("INSERT INTO p (name) VALUES (:1)", [name])

    def fetch(self, key):
        con = self.pool.acquire()  # expect: TX303
        cur = con.cursor()
        cur.execute("SELECT * FROM p WHERE id = :1", [key])
        row = cur.fetchone()
        if row is None:
            return None
        self.pool.release(con)
        return row


def script(dsn):
    con = cx_Oracle.connect("app/x@db")  # expect: TX301
    cur = con.cursor()
    cur.execute("UPDATE p SET seen = 1")
    con.commit()
    con.close()
