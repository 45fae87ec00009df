from twisted.enterprise import adbapi


class Store:
    def __init__(self, config):
        self.pool = adbapi.ConnectionPool("psycopg2", config["dsn"], cp_min=2, cp_max=8)

    def bind(self, user, address):
        return self.pool.runInteraction(self._bind, user, address)

    def _bind(self, txn, user, address):
        txn.execute("SELECT 1 FROM binding WHERE address = %s", (address,))
        if txn.fetchone() is not None:
            return False
        txn.execute("INSERT INTO binding (user_id, address) VALUES (%s, %s)", (user, address))
        return True

    def unbind_all(self, addresses):
        return self.pool.runInteraction(self._unbind_all, addresses)

    def _unbind_all(self, txn, addresses):
        for address in addresses:
            try:
                txn.execute("DELETE FROM binding WHERE address = %s", (address,))
            except Exception:  # expect: TX401,TX204
                continue

    def raw_count(self):
        conn = self.pool.connect()
        try:
            cur = conn.cursor()
            cur.execute("SELECT count(*) FROM binding")
            return cur.fetchone()[0]
        finally:
            self.pool.disconnect(conn)
