import oracledb


class Commands:
    def __init__(self, dsn):
        self.conn = oracledb.connect(dsn=dsn)
        self.cur = self.conn.cursor()

    def close(self):
        self.conn.close()

    def send(self, name, use_commit=True, lock_since=None, ack_since=None):
        try:
            if use_commit:
                self.conn.begin()
            self.cur.execute("SELECT status, changed FROM commands WHERE name = :1", [name])
            existing = self.cur.fetchone()
            skip = False
            if existing is not None:
                if existing[0] in ("new", "lock") and lock_since is not None and existing[1] > lock_since():
                    skip = True
                elif existing[0] == "acknowledged" and ack_since is not None and existing[1] > ack_since():
                    skip = True
                else:
                    self.cur.execute("DELETE FROM commands WHERE name = :1", [name])
            if not skip:
                self.cur.execute("INSERT INTO commands (name) VALUES (:1)", [name])
            if use_commit:
                self.conn.commit()
            if skip:
                return False
            return True
        except Exception:
            if use_commit:
                self.conn.rollback()
            raise
