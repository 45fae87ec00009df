# Even SET begins a transaction in psycopg 3; the block of the long-lived connection is a savepoint and leaves
# it idle in transaction.
import psycopg


class Feed:
    def __init__(self, dsn):
        self.conn = psycopg.connect(dsn)

    def publish(self, tenant, body):
        self.conn.execute("SELECT set_config('app.tenant', %s, false)", (tenant,))  # allow: TX201,TX203
        with self.conn.transaction():  # expect: TX406
            self.conn.execute("INSERT INTO feed (body) VALUES (%s)", (body,))

    def close(self):
        self.conn.close()
