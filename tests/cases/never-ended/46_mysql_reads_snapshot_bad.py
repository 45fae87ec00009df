# MySQL with autocommit off: SELECTs on a kept connection see the same snapshot for ever.
import mysql.connector


class Prices:
    def __init__(self, **kw):
        self.cnx = mysql.connector.connect(**kw)

    def get(self, sku):
        cur = self.cnx.cursor()
        cur.execute("SELECT price FROM price WHERE sku = %s", (sku,))  # expect: TX203
        row = cur.fetchone()
        cur.close()
        return row and row[0]
