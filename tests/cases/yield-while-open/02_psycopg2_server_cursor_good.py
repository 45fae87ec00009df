# finally ends the transaction, whether the rows run out, the caller stops early or something fails.
import psycopg2


class Archive:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def letters(self, year):
        try:
            with self.conn.cursor("letters") as cur:
                cur.execute("SELECT id, body FROM letter WHERE year = %s", (year,))
                yield from cur
        finally:
            self.conn.rollback()
