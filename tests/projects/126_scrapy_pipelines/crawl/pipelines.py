import logging

from scrapy.exceptions import DropItem

from .store import MySQLStore

log = logging.getLogger(__name__)


class StorePipeline:
    @classmethod
    def from_crawler(cls, crawler):
        return cls(MySQLStore(crawler.settings))

    def __init__(self, store):
        self.store = store

    def open_spider(self, spider):
        self.store.connect()

    def close_spider(self, spider):
        self.store.close()

    def process_item(self, item, spider):
        try:
            self.store.save(item)
            self.store.conn.commit()
        except Exception as exc:
            self.store.conn.rollback()
            raise DropItem(str(exc))
        return item


class SloppyPipeline(StorePipeline):
    def process_item(self, item, spider):
        try:
            self.store.save(item)
            self.store.conn.commit()  # expect: TX102
        except Exception:
            log.exception("not stored")
        return item
