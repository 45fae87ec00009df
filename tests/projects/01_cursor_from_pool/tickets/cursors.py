from .pool import Database


class PooledCursor:
    """Commits at the end; when the commit itself fails, the connection never goes back."""

    def __init__(self):
        self.conn = None
        self.cur = None

    def __enter__(self):
        self.conn = Database.take()  # expect: TX303
        self.cur = self.conn.cursor()
        return self.cur

    def __exit__(self, kind, error, trace):
        if error is not None:
            self.conn.rollback()
        else:
            self.cur.close()
            self.conn.commit()
        Database.give(self.conn)


class SafeCursor:
    def __enter__(self):
        self.conn = Database.take()
        try:
            self.cur = self.conn.cursor()
        except BaseException:
            Database.give(self.conn)
            raise
        return self.cur

    def __exit__(self, kind, error, trace):
        try:
            if error is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            Database.give(self.conn)
