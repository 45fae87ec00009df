from .database import Database


class OrderRepository:
    def __init__(self, db: Database):
        self.db = db

    def add(self, customer, total):
        with self.db.connection() as conn:
            cur = conn.cursor()
            cur.execute("INSERT INTO orders (customer, total) VALUES (%s, %s) RETURNING id", (customer, total))
            return cur.fetchone()[0]

    def archive(self, before):
        conn = self.db.raw()  # expect: TX303
        cur = conn.cursor()
        cur.execute("DELETE FROM orders WHERE created < %s", (before,))
        conn.commit()
        self.db.give_back(conn)


class OrderService:
    def __init__(self, orders: OrderRepository, db: Database):
        self.orders = orders
        self.db = db

    def purge(self, ids):
        conn = self.db.raw()
        try:
            with conn.cursor() as cur:
                cur.execute("DELETE FROM orders WHERE id = ANY(%s)", (ids,))
            conn.commit()
        except Exception:
            conn.rollback()
            raise
        finally:
            self.db.give_back(conn)
