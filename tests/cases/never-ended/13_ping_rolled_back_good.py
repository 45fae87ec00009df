# The ping rolls back what its SELECT has opened, also when it fails.
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
                cur.execute("SELECT 1")
                return cur.fetchone() == (1,)
        except psycopg2.OperationalError:
            return False
        finally:
            if not self.conn.closed:
                self.conn.rollback()
