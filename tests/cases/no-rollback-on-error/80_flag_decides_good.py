# A helper ends the transaction as a flag says: by a constant, by a default, by what the path has set.
import psycopg2


def finish(conn, ok=True):
    if ok:
        conn.commit()
    else:
        conn.rollback()


def hand_on(conn, *, done):
    finish(conn, done)


class Store:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def run(self, sql, args=(), commit=False):
        with self.conn.cursor() as cur:
            cur.execute(sql, args)
        if commit:
            self.conn.commit()

    def move(self, sku, source, target):
        try:
            self.run("DELETE FROM place WHERE sku = %s AND shelf = %s", (sku, source))
            self.run("INSERT INTO place VALUES (%s, %s)", (sku, target), commit=True)
        except BaseException:
            self.conn.rollback()
            raise

    def close(self):
        self.conn.close()


def count(conn, shelf):
    ok = False
    cur = conn.cursor()
    cur.execute("BEGIN")
    try:
        cur.execute("UPDATE shelf SET counted = true WHERE id = %s", (shelf,))
        ok = True
    finally:
        finish(conn, ok)


def recount(conn, shelf):
    done = False
    cur = conn.cursor()
    cur.execute("BEGIN")
    try:
        cur.execute("UPDATE shelf SET counted = false WHERE id = %s", (shelf,))
        done = True
    finally:
        hand_on(conn, done=done)
