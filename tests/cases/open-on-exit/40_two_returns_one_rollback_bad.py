# The "nothing to do" branch rolls back, the "already done" branch forgets it.
import psycopg2


class Migrator:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def migrate(self, version):
        with self.conn.cursor() as cur:
            cur.execute("SELECT version FROM schema_version FOR UPDATE")  # expect: TX202,TX201
            row = cur.fetchone()
            if row is None:
                self.conn.rollback()
                return False
            if row[0] >= version:
                return False
            cur.execute("UPDATE schema_version SET version = %s", (version,))
        self.conn.commit()
        return True
