# A flag decides in finally whether the transaction of the kept connection is committed or rolled back.
import pymysql


class PriceSync:
    def __init__(self, partner, **settings):
        self.partner = partner
        self.conn = pymysql.connect(autocommit=True, **settings)

    def close(self):
        self.conn.close()

    def run(self, skus):
        ok = False
        self.conn.begin()
        try:
            with self.conn.cursor() as cur:
                for sku in skus:
                    cur.execute("UPDATE article SET price = %s WHERE sku = %s", (self.partner.price(sku), sku))
            ok = True
        finally:
            if ok:
                self.conn.commit()
            else:
                self.conn.rollback()
