import psycopg2


class Store:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = psycopg2.connect(dsn)

    def execute(self, sql, params=()):
        with self.conn.cursor() as cur:
            cur.execute(sql, params)
            return cur.rowcount

    def commit(self):
        self.conn.commit()

    def rollback(self):
        self.conn.rollback()

    def close(self):
        self.conn.close()

    def stream(self, sql, size=500):
        cur = self.conn.cursor("stream")  # allow: TX207
        cur.execute(sql)  # expect: TX207
        while True:
            rows = cur.fetchmany(size)
            if not rows:
                break
            yield from rows
        cur.close()
        self.conn.commit()

    def listed(self, sql):
        try:
            with self.conn.cursor() as cur:
                cur.execute(sql)
                return cur.fetchall()
        finally:
            self.conn.rollback()
