import psycopg2


def connect(settings):
    return psycopg2.connect(settings.get("PRICES_DSN"))


class Opened:
    """The connection lives as long as the spider."""

    def open_spider(self, spider):
        self.conn = connect(spider.settings)

    def close_spider(self, spider):
        self.conn.close()
