# The first hit returns out of the loop without ending the transaction.
import psycopg2


class Matcher:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def first(self, names):
        cur = self.conn.cursor()
        try:
            for name in names:
                cur.execute("SELECT id FROM person WHERE name = %s FOR UPDATE", (name,))  # expect: TX202
                row = cur.fetchone()
                if row:
                    return row[0]
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise
        return None
