# The connections are kept in a list or a dict and closed together.
import psycopg2


class Shards:
    def __init__(self, dsns):
        self._open = {}
        for name, dsn in dsns.items():
            conn = psycopg2.connect(dsn)
            conn.autocommit = True
            self._open[name] = conn

    def total(self):
        n = 0
        for conn in self._open.values():
            with conn.cursor() as cur:
                cur.execute("SELECT sum(n) FROM stock")
                n += cur.fetchone()[0]
        return n

    def close(self):
        while self._open:
            _, conn = self._open.popitem()
            conn.close()
