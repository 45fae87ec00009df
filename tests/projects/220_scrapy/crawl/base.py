class SqlPipeline:
    driver = None

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler.settings["DB"])

    def __init__(self, dsn):
        self.dsn = dsn

    def close_spider(self, spider):
        self.conn.close()
