import logging
from contextlib import contextmanager

import oracledb

log = logging.getLogger(__name__)


class Locks:
    def __init__(self, dsn):
        self.conn = oracledb.connect(dsn=dsn)

    def close(self):
        self.conn.close()

    @contextmanager
    def transaction(self):
        cur = self.conn.cursor()
        try:
            yield cur
            self.conn.commit()
        except Exception:
            self.conn.rollback()
            raise

    def lock(self, name):
        try:
            with self.transaction() as cur:
                cur.execute("UPDATE locks SET held = 1 WHERE name = :1 AND held = 0", [name])
                if cur.rowcount > 1:
                    log.error("more than one row of %s", name)
                elif cur.rowcount == 0:
                    return False
                else:
                    return True
        except Exception as error:
            log.error("failed to lock %s: %s", name, error)

    def unlock(self, name):
        try:
            with self.transaction() as cur:  # expect: TX102
                cur.execute("UPDATE locks SET held = 0 WHERE name = :1", [name])
        except Exception as error:
            log.error("failed to unlock %s: %s", name, error)
