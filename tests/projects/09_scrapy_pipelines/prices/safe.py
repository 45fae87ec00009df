from scrapy.exceptions import DropItem

from .db import Opened


class ShopPipeline(Opened):
    def process_item(self, item, spider):
        try:
            with self.conn.cursor() as cur:
                cur.execute("INSERT INTO shop (name) VALUES (%s) ON CONFLICT DO NOTHING", (item["shop"],))
                cur.execute("UPDATE shop SET seen = now() WHERE name = %s", (item["shop"],))
            self.conn.commit()
        except Exception as error:
            self.conn.rollback()
            raise DropItem(f"{item['shop']} was not stored") from error
        return item


class HistoryPipeline(Opened):
    def process_item(self, item, spider):
        with self.conn, self.conn.cursor() as cur:
            cur.execute("INSERT INTO history (sku, value) VALUES (%s, %s)", (item["sku"], item["value"]))
            cur.execute("UPDATE sku SET offers = offers + 1 WHERE sku = %s", (item["sku"],))
        return item
