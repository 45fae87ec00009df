# autocommit as attribute, as argument, as method; sqlite reads.
import sqlite3

import mysql.connector
import pymysql


class Prices:
    def __init__(self, **kw):
        self.cnx = mysql.connector.connect(**kw)
        self.cnx.autocommit = True
        self.other = pymysql.connect(autocommit=True, **kw)
        self.local = sqlite3.connect("prices.db")

    def get(self, sku):
        cur = self.cnx.cursor()
        cur.execute("SELECT price FROM price WHERE sku = %s", (sku,))
        return cur.fetchone()

    def other_price(self, sku):
        with self.other.cursor() as cur:
            cur.execute("SELECT price FROM price WHERE sku = %s", (sku,))
            return cur.fetchone()

    def local_price(self, sku):
        return self.local.execute("SELECT price FROM price WHERE sku = ?", (sku,)).fetchone()
