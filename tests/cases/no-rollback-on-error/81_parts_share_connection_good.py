# The parts of an object work on its connection: what one begins, the other ends.
import pymysql


class Shelves:
    def __init__(self, conn):
        self.conn = conn

    def lock(self, sku):
        self.conn.begin()
        with self.conn.cursor() as cur:
            cur.execute("SELECT free FROM shelf WHERE sku = %s FOR UPDATE", (sku,))
            return cur.fetchone()


class Orders:
    def __init__(self, server):
        self.server = server

    def place(self, sku):
        with self.server.conn.cursor() as cur:
            cur.execute("INSERT INTO orders (sku) VALUES (%s)", (sku,))
        self.server.conn.commit()


class Store:
    def __init__(self, **settings):
        self.conn = pymysql.connect(autocommit=True, **settings)
        self.shelves = Shelves(self.conn)
        self.orders = Orders(self)

    def order(self, sku):
        self.shelves.lock(sku)
        try:
            self.orders.place(sku)
        except BaseException:
            self.conn.rollback()
            raise

    def close(self):
        self.conn.close()
