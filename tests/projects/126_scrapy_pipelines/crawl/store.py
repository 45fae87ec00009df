import pymysql


class MySQLStore:
    def __init__(self, settings):
        self.settings = settings
        self.conn = None

    def connect(self):
        self.conn = pymysql.connect(host=self.settings["HOST"], database="crawl")

    def save(self, item):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO page (url, body) VALUES (%s, %s)", (item["url"], item["body"]))  # allow: TX203
            cur.execute("UPDATE host SET pages = pages + 1")

    def close(self):
        self.conn.close()
