from contextlib import contextmanager

import psycopg


class State:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = psycopg.connect(dsn)

    def close(self):
        self.conn.close()

    def separate(self):
        return psycopg.connect(self.dsn, autocommit=True)

    @contextmanager
    def cursor(self):
        try:
            with self.conn.cursor() as cur:
                yield cur
            self.conn.commit()
        except BaseException:
            self.conn.rollback()
            raise
