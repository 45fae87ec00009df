# The round that finds nothing is rolled back before the loop is left.
import psycopg2


class Mover:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def move(self, limit):
        moved = 0
        while moved < limit:
            try:
                with self.conn.cursor() as cur:
                    cur.execute("DELETE FROM inbox WHERE id = (SELECT min(id) FROM inbox) RETURNING body")
                    row = cur.fetchone()
                    if row is None:
                        self.conn.rollback()
                        break
                    cur.execute("INSERT INTO archive (body) VALUES (%s)", row)
                self.conn.commit()
            except BaseException:
                self.conn.rollback()
                raise
            moved += 1
        return moved
