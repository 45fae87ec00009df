# Item pipelines that share one connection for the whole crawl.
import logging

import psycopg2

from prices.db import Opened

log = logging.getLogger(__name__)


class OfferPipeline(Opened):
    def process_item(self, item, spider):
        with self.conn.cursor() as cur:
            cur.execute(  # expect: TX201
                "INSERT INTO offer (sku, shop, value) VALUES (%s, %s, %s) RETURNING id",
                (item["sku"], item["shop"], item["value"]),
            )
            (offer_id,) = cur.fetchone()
            cur.execute("UPDATE sku SET last_offer = %s WHERE sku = %s", (offer_id, item["sku"]))
        self.conn.commit()
        return item


class TagPipeline(Opened):
    def process_item(self, item, spider):
        with self.conn.cursor() as cur:
            for tag in item["tags"]:
                try:
                    cur.execute("INSERT INTO tag (sku, tag) VALUES (%s, %s)", (item["sku"], tag))  # allow: TX201
                except psycopg2.IntegrityError:  # expect: TX204
                    log.debug("%s has %s", item["sku"], tag)
        self.conn.commit()
        return item
