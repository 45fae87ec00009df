import pymysql


class SqlPipeline:
    @classmethod
    def from_crawler(cls, crawler):
        pipeline = cls()
        pipeline.settings = crawler.settings
        return pipeline

    def open_spider(self, spider):
        self.conn = pymysql.connect(host=self.settings["DB_HOST"], database=spider.name)
        self.cur = self.conn.cursor()

    def close_spider(self, spider):
        self.cur.close()
        self.conn.close()
