# begin() and commit() of PyMySQL over a kept connection; the price table of the partner may raise in between.
import pymysql


class PriceSync:
    def __init__(self, partner, **settings):
        self.partner = partner
        self.conn = pymysql.connect(autocommit=True, **settings)

    def close(self):
        self.conn.close()

    def run(self, skus):
        self.conn.begin()  # expect: TX201
        with self.conn.cursor() as cur:
            for sku in skus:
                cur.execute("UPDATE article SET price = %s WHERE sku = %s", (self.partner.price(sku), sku))
        self.conn.commit()
