from contextlib import contextmanager

from cinema.pool import Pool


class Seats:
    def __init__(self, pool: Pool):
        self.pool = pool

    @contextmanager
    def _transaction(self):
        conn = self.pool.take()
        try:
            with conn:
                yield conn
        finally:
            self.pool.give(conn)

    def book(self, show, seat):
        with self._transaction() as conn:
            taken = conn.execute("SELECT 1 FROM seat WHERE show = ? AND seat = ?", (show, seat)).fetchone()
            if taken:
                return False
            conn.execute("INSERT INTO seat VALUES (?, ?)", (show, seat))
        return True

    def free(self, show):
        conn = self.pool.take()
        try:
            return conn.execute("SELECT 100 - count(*) FROM seat WHERE show = ?", (show,)).fetchone()[0]
        finally:
            self.pool.give(conn)
