# Every way ends in the finally's rollback, after a commit it does nothing.
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
                cur.execute("SELECT id FROM person WHERE name = %s FOR UPDATE", (name,))
                row = cur.fetchone()
                if row:
                    cur.execute("UPDATE person SET seen = now() WHERE id = %s", row)
                    self.conn.commit()
                    return row[0]
        finally:
            self.conn.rollback()
        return None
