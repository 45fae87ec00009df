# Only the parse error rolls back.
import psycopg2


class Importer:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def load(self, lines, parse):
        cur = self.conn.cursor()
        try:
            for line in lines:
                cur.execute("INSERT INTO t VALUES (%s, %s)", parse(line))  # expect: TX205
            self.conn.commit()
        except ValueError:
            self.conn.rollback()
            raise
