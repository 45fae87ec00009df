from books.tx import Begun, GoodTx, Opened, Tx


class Jobs:
    def __init__(self, conn):
        self.conn = conn

    def take(self, job):
        with Tx(self.conn) as cur:  # allow: TX203,TX201
            cur.execute("UPDATE job SET taken = true WHERE id = %s", (job,))

    def take_well(self, job):
        with GoodTx(self.conn) as cur:
            cur.execute("UPDATE job SET taken = true WHERE id = %s", (job,))

    def done(self, job):
        with Begun(self.conn):
            self.conn.cursor().execute("DELETE FROM job WHERE id = %s", (job,))  # allow: TX203, TX201


def look(dsn):
    with Opened(dsn) as conn:
        conn.cursor().execute("DELETE FROM job")
