# The generator reads through a server-side cursor of a kept connection. A caller that stops half-way never lets it reach
# the commit.
import psycopg2


class Archive:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def letters(self, year):
        cur = self.conn.cursor("letters")
        cur.execute("SELECT id, body FROM letter WHERE year = %s", (year,))  # expect: TX207
        for row in cur:
            yield row
        cur.close()
        self.conn.commit()
