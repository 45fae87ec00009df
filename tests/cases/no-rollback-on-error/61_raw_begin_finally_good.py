# ROLLBACK in finally unless committed; a nested helper does the same.
import psycopg


class Numbers:
    def __init__(self, dsn: str) -> None:
        self.conn = psycopg.connect(dsn, autocommit=True)

    def close(self) -> None:
        self.conn.close()

    def next(self, name: str) -> int:
        self.conn.execute("BEGIN")
        end = "ROLLBACK"
        try:
            row = self.conn.execute("SELECT n FROM seq WHERE name = %s FOR UPDATE", (name,)).fetchone()
            self.conn.execute("UPDATE seq SET n = n + 1 WHERE name = %s", (name,))
            end = "COMMIT"
        finally:
            self.conn.execute(end)
        return row[0]
