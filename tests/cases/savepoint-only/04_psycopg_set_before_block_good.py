# The setting goes into the block, or is committed before it.
import psycopg


class Feed:
    def __init__(self, dsn):
        self.conn = psycopg.connect(dsn)

    def publish(self, tenant, body):
        with self.conn.transaction():
            self.conn.execute("SELECT set_config('app.tenant', %s, true)", (tenant,))
            self.conn.execute("INSERT INTO feed (body) VALUES (%s)", (body,))

    def close(self):
        self.conn.close()


class TenantFeed(Feed):
    def __init__(self, dsn, tenant):
        super().__init__(dsn)
        self.tenant = tenant

    def publish_here(self, body):
        try:
            self.conn.execute("SELECT set_config('app.tenant', %s, false)", (self.tenant,))
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise
        with self.conn.transaction():
            self.conn.execute("INSERT INTO feed (body) VALUES (%s)", (body,))
