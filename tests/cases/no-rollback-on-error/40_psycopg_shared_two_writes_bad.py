# Two statements on the connection of the object; the second fails and the first stays in an open transaction.
import psycopg2


class Inventory:
    def __init__(self, dsn):
        self._conn = psycopg2.connect(dsn)

    def close(self):
        self._conn.close()

    def move(self, sku, source, target, n):
        cur = self._conn.cursor()
        cur.execute("UPDATE stock SET n = n - %s WHERE sku = %s AND place = %s", (n, sku, source))  # expect: TX201
        cur.execute("UPDATE stock SET n = n + %s WHERE sku = %s AND place = %s", (n, sku, target))
        self._conn.commit()
        cur.close()
