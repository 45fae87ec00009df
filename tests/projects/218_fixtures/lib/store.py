class Store:
    def __init__(self, conn):
        self.conn = conn

    def put(self, key, value):
        try:
            with self.conn.cursor() as cur:
                cur.execute("INSERT INTO kv VALUES (%s, %s)", (key, value))
            self.conn.commit()
        except Exception:
            self.conn.rollback()
            raise
