class InvoiceDao:
    def __init__(self, conn):
        self.conn = conn

    def next_number(self, year):
        with self.conn.cursor() as cur:
            cur.execute("SELECT coalesce(max(n), 0) + 1 FROM invoice WHERE year = :1 FOR UPDATE", [year])
            return cur.fetchone()[0]

    def insert(self, year, number, customer):
        with self.conn.cursor() as cur:
            cur.execute("INSERT INTO invoice (year, n, customer) VALUES (:1, :2, :3)", [year, number, customer])


class CustomerDao:
    def __init__(self, conn):
        self.conn = conn

    def mail(self, key):
        with self.conn.cursor() as cur:
            cur.execute("SELECT mail FROM customer WHERE id = :1", [key])
            return cur.fetchone()[0]
