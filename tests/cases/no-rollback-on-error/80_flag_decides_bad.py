# A helper ends the transaction as a flag says: by a constant, by a default, by what the path has set.
import psycopg2


def finish(conn, ok=True):
    if ok:
        conn.commit()
    else:
        conn.rollback()


class Store:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def run(self, sql, args=(), commit=False):
        with self.conn.cursor() as cur:
            cur.execute(sql, args)
        if commit:
            self.conn.commit()

    def move(self, sku, source, target):
        self.run("DELETE FROM place WHERE sku = %s AND shelf = %s", (sku, source))  # expect: TX201
        self.run("INSERT INTO place VALUES (%s, %s)", (sku, target), commit=True)

    def close(self):
        self.conn.close()


def count(conn, shelf):
    cur = conn.cursor()
    cur.execute("BEGIN")  # expect: TX201
    cur.execute("UPDATE shelf SET counted = true WHERE id = %s", (shelf,))
    finish(conn)
