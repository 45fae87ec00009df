# The rollback covers database errors only. The price feed raises its own exceptions, and then the kept connection
# stays in the transaction.
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
                    cur.execute("UPDATE article SET price = %s WHERE sku = %s", (self.feed.price(sku), sku))  # expect: TX205
            self.conn.commit()
        except psycopg2.Error:
            self.conn.rollback()
            raise
