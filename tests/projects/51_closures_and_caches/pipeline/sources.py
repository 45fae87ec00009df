from .connections import Source


class Queue(Source):
    def put(self, name):
        cur = self.conn.cursor()
        cur.execute("INSERT INTO queue (name) VALUES (%s)", (name,))  # expect: TX201
        cur.execute("UPDATE counter SET waiting = waiting + 1")
        self.conn.commit()

    def take(self):
        cur = self.conn.cursor()
        try:
            cur.execute("DELETE FROM queue WHERE id = (SELECT min(id) FROM queue) RETURNING name")
            row = cur.fetchone()
            cur.execute("UPDATE counter SET waiting = waiting - 1")
        except BaseException:
            self.conn.rollback()
            raise
        self.conn.commit()
        return row


def first(dsn):
    source = Source(dsn)
    try:
        with source.conn.cursor() as cur:
            cur.execute("SELECT name FROM queue ORDER BY id LIMIT 1")
            return cur.fetchone()
    finally:
        source.close()
