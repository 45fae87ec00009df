from scrapy.exceptions import DropItem

from .base import SqlPipeline


class ItemPipeline(SqlPipeline):
    def process_item(self, item, spider):
        self.cur.execute("INSERT INTO item (name) VALUES (%s)", (item["name"],))  # expect: TX201
        self.cur.executemany("INSERT INTO price (item, price) VALUES (%s, %s)", item["prices"])
        self.conn.commit()
        return item


class LinkPipeline(SqlPipeline):
    def process_item(self, item, spider):
        try:
            self.cur.execute("INSERT INTO link (url) VALUES (%s)", (item["url"],))
            self.cur.executemany("INSERT INTO anchor (url, text) VALUES (%s, %s)", item["anchors"])
            self.conn.commit()
        except BaseException as error:
            self.conn.rollback()
            raise DropItem(item["url"]) from error
        return item
