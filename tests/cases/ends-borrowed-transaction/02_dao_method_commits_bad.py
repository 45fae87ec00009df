# log() commits in the middle of move(): the row has left one shelf and has not reached the other.
import psycopg2


class Shelves:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def log(self, line):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO journal (line) VALUES (%s)", (line,))  # allow: TX201
        self.conn.commit()  # expect: TX409

    def move(self, sku, source, target):
        try:
            with self.conn.cursor() as cur:
                cur.execute("DELETE FROM shelf WHERE sku = %s AND place = %s", (sku, source))
                self.log(f"{sku} leaves {source}")
                cur.execute("INSERT INTO shelf (sku, place) VALUES (%s, %s)", (sku, target))
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise

    def close(self):
        self.conn.close()
