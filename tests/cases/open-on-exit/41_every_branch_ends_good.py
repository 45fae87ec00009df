# match and early returns, each of which ends the transaction; one does so in a helper.
import psycopg2


class Migrator:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)

    def close(self):
        self.conn.close()

    def _done(self, answer):
        self.conn.rollback()
        return answer

    def migrate(self, version):
        try:
            with self.conn.cursor() as cur:
                cur.execute("SELECT version FROM schema_version FOR UPDATE")
                match cur.fetchone():
                    case None:
                        return self._done(False)
                    case (current,) if current >= version:
                        self.conn.rollback()
                        return False
                    case _:
                        cur.execute("UPDATE schema_version SET version = %s", (version,))
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise
        return True
