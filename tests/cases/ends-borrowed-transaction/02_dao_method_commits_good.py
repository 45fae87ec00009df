# The journal is written first or last, or without its commit: move() alone decides when its work ends.
import psycopg2


class Shelves:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def log(self, line):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO journal (line) VALUES (%s)", (line,))

    def finish(self):
        self.conn.commit()

    def move(self, sku, source, target):
        try:
            with self.conn.cursor() as cur:
                cur.execute("DELETE FROM shelf WHERE sku = %s AND place = %s", (sku, source))
                self.log(f"{sku} leaves {source}")
                cur.execute("INSERT INTO shelf (sku, place) VALUES (%s, %s)", (sku, target))
            self.finish()
        except BaseException:
            self.conn.rollback()
            raise

    def close(self):
        self.conn.close()
