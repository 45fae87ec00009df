# `except Exception` is wide enough in synchronous code.
import psycopg2


class Prices:
    def __init__(self, dsn, feed):
        self.conn = psycopg2.connect(dsn)
        self.feed = feed

    def close(self):
        self.conn.close()

    def update(self, skus):
        try:
            with self.conn.cursor() as cur:
                for sku in skus:
                    cur.execute("UPDATE article SET price = %s WHERE sku = %s", (self.feed.price(sku), sku))
            self.conn.commit()
        except Exception:
            self.conn.rollback()
            raise
