# Connections that objects keep, each ended by somebody.
import atexit

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=shop")


class Worker:
    def start(self):
        self.conn = pool.getconn()

    def work(self, item):
        with self.conn, self.conn.cursor() as cur:
            cur.execute("UPDATE item SET done = true WHERE id = %s", (item,))

    def stop(self):
        pool.putconn(self.conn)


class Lender:
    def start(self):
        self.conn = pool.getconn()

    def lend(self):
        return self.conn

    def stop(self):
        self.running = False


class Registered:
    def start(self):
        self.conn = pool.getconn()
        atexit.register(lambda: pool.putconn(self.conn))

    def stop(self):
        self.running = False


class Public:
    def __init__(self):
        self.connection = pool.getconn()

    def stop(self):
        self.running = False


def run(public: Public):
    try:
        return public.connection.cursor()
    finally:
        public.connection.close()
