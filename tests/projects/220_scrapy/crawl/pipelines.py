import sqlite3

import pymysql

from .base import SqlPipeline


class SqlitePipeline(SqlPipeline):
    def open_spider(self, spider):
        self.conn = sqlite3.connect(self.dsn)

    def process_item(self, item, spider):
        self.conn.execute("INSERT INTO item VALUES (?, ?)", (item["url"], item["title"]))
        self.conn.commit()
        return item


class MysqlPipeline(SqlPipeline):
    def open_spider(self, spider):
        self.conn = pymysql.connect(host=self.dsn)

    def process_item(self, item, spider):
        cur = self.conn.cursor()
        try:
            cur.execute("INSERT INTO item VALUES (%s, %s)", (item["url"], item["title"]))
            cur.execute("UPDATE stats SET n = n + 1")
        except pymysql.Error:  # expect: TX204
            spider.logger.warning("item %s", item["url"])
        self.conn.commit()
        return item


class CarefulPipeline(MysqlPipeline):
    def process_item(self, item, spider):
        try:
            with self.conn.cursor() as cur:
                cur.execute("INSERT INTO item VALUES (%s, %s)", (item["url"], item["title"]))
            self.conn.commit()  # allow: TX102
        except pymysql.Error:
            self.conn.rollback()
            spider.logger.warning("item %s", item["url"])
        return item
