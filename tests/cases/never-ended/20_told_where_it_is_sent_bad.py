# One method reads and nothing ends what it begins; the others only call it.
import psycopg2


class Codes:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def rows(self, query):
        cur = self.conn.cursor()
        cur.execute(query)  # expect: TX203
        return cur.fetchall()

    def countries(self):
        return self.rows("SELECT code, name FROM country")

    def currencies(self):
        rows = self.rows("SELECT code, name FROM currency")
        return dict(rows)

    def close(self):
        self.conn.close()
