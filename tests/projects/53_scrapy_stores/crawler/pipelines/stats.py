import sqlite3


class StatsPipeline:
    def open_spider(self, spider):
        self.db = sqlite3.connect(f"{spider.name}.sqlite")  # expect: TX301
        self.seen = 0

    def process_item(self, item, spider):
        self.seen += 1
        with self.db:
            self.db.execute("INSERT INTO seen (name) VALUES (?)", (item["name"],))
        return item

    def close_spider(self, spider):
        spider.logger.info("%s items", self.seen)
