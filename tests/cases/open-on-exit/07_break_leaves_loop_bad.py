# The loop commits each message; the break in the middle of a round leaves that round's transaction open on the
# worker's connection.
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
                    cur.execute("DELETE FROM inbox WHERE id = (SELECT min(id) FROM inbox) RETURNING body")  # expect: TX202
                    row = cur.fetchone()
                    if row is None:
                        break
                    cur.execute("INSERT INTO archive (body) VALUES (%s)", row)
                self.conn.commit()
            except BaseException:
                self.conn.rollback()
                raise
            moved += 1
        return moved
