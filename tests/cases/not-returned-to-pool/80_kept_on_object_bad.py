# An object takes a connection when it starts, and its stop() forgets to give it back.
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=shop")


class Worker:
    def start(self):
        self.conn = pool.getconn()  # expect: TX303
        self.running = True

    def work(self, item):
        with self.conn, self.conn.cursor() as cur:
            cur.execute("UPDATE item SET done = true WHERE id = %s", (item,))

    def stop(self):
        self.running = False
