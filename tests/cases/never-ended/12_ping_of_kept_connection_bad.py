# The ping of a kept connection is a SELECT, which opens a transaction like any other statement; a daemon that is quiet
# afterwards stays idle in transaction.
import psycopg2


class KeptConnection:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def alive(self):
        try:
            with self.conn.cursor() as cur:
                cur.execute("SELECT 1")  # expect: TX203
                return cur.fetchone() == (1,)
        except psycopg2.OperationalError:
            return False
