# `with self.conn` on a connection that the object keeps: it shall stay open, only the transaction is ended.
import psycopg2


class Inventory:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def take(self, sku, amount):
        with self.conn, self.conn.cursor() as cur:
            cur.execute("UPDATE stock SET amount = amount - %s WHERE sku = %s", (amount, sku))
            cur.execute("INSERT INTO stock_log (sku, amount) VALUES (%s, %s)", (sku, -amount))

    def amount(self, sku):
        with self.conn:
            with self.conn.cursor() as cur:
                cur.execute("SELECT amount FROM stock WHERE sku = %s", (sku,))
                row = cur.fetchone()
        return row[0] if row else 0
