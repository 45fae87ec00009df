"""Copies changed orders, with all handles cared for."""
import logging
import time

import psycopg2
import pymysql

log = logging.getLogger("sync")


class OrderSync:
    def __init__(self, settings):
        self.settings = settings
        self.source = None
        self.target = None

    def connect(self):
        self.source = pymysql.connect(**self.settings.mysql)
        self.target = psycopg2.connect(self.settings.postgres)

    def disconnect(self):
        for conn in (self.source, self.target):
            if conn is not None:
                try:
                    conn.close()
                except Exception:
                    log.debug("close failed", exc_info=True)
        self.source = self.target = None

    def step(self, last_id):
        try:
            with self.source.cursor() as read:
                read.execute("SELECT id, total FROM orders WHERE id > %s ORDER BY id LIMIT 100", (last_id,))
                rows = read.fetchall()
            self.source.commit()
            with self.target.cursor() as write:
                for row in rows:
                    write.execute("INSERT INTO orders VALUES (%s, %s)", row)
            self.target.commit()
        except Exception:
            for conn in (self.source, self.target):
                conn.rollback()
            raise
        return rows[-1][0] if rows else last_id

    def run(self):
        last_id = 0
        while True:
            try:
                if self.source is None:
                    self.connect()
                last_id = self.step(last_id)
            except (pymysql.MySQLError, psycopg2.Error):
                log.exception("sync failed, reconnecting")
                self.disconnect()
            time.sleep(5)
