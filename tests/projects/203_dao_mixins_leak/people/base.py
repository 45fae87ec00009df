import pymysql


class Connected:
    def __init__(self, **kw):
        self.conn = pymysql.connect(**kw)

    def close(self):
        self.conn.close()


class Counting:
    def next_number(self, name):
        with self.conn.cursor() as cur:
            cur.execute("UPDATE counters SET n = n + 1 WHERE name = %s", (name,))
            cur.execute("SELECT n FROM counters WHERE name = %s", (name,))
            return cur.fetchone()[0]


class BaseDao(Connected, Counting):
    def commit(self):
        self.conn.commit()

    def rollback(self):
        self.conn.rollback()
