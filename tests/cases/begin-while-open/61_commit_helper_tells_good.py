import logging

import oracledb

log = logging.getLogger(__name__)


class Proxy:
    def __init__(self):
        self.conn = None
        self.cur = None

    def connect(self, dsn):
        self.conn = oracledb.connect(dsn=dsn)
        self.cur = self.conn.cursor()

    def _commit(self):
        try:
            self.conn.commit()
            return True
        except Exception:
            log.error("commit error")
            return False

    def _rollback(self):
        ok = True
        try:
            self.conn.rollback()
        except Exception:
            ok = False
        return ok

    def clean(self):
        try:
            self.conn.begin()
            self.cur.execute("DELETE FROM expired_jobs")
            if not self._commit():
                raise RuntimeError("commit error")
            self.conn.begin()
            self.cur.execute("DELETE FROM expired_files")
            if not self._commit():
                raise RuntimeError("commit error")
        except Exception:
            self._rollback()
            return False
        return True
