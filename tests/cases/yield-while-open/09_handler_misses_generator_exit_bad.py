# The handler rolls back for Exception. A caller that drops the generator raises GeneratorExit at the yield, which is no
# Exception.
import pymysql
from pymysql.cursors import SSCursor


class Clicks:
    def __init__(self, **settings):
        self.conn = pymysql.connect(**settings)

    def close(self):
        self.conn.close()

    def stream(self, day):
        try:
            with self.conn.cursor(SSCursor) as cur:
                cur.execute("SELECT at, url FROM click WHERE day = %s", (day,))  # expect: TX207,TX205
                for row in cur:
                    yield row
            self.conn.commit()
        except Exception:
            self.conn.rollback()
            raise
