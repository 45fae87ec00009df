# `with self._conn` of psycopg2 commits or rolls back; the connection is kept on purpose.
import psycopg2


class Inventory:
    def __init__(self, dsn):
        self._conn = psycopg2.connect(dsn)

    def close(self):
        self._conn.close()

    def move(self, sku, source, target, n):
        with self._conn, self._conn.cursor() as cur:
            cur.execute("UPDATE stock SET n = n - %s WHERE sku = %s AND place = %s", (n, sku, source))
            cur.execute("UPDATE stock SET n = n + %s WHERE sku = %s AND place = %s", (n, sku, target))
