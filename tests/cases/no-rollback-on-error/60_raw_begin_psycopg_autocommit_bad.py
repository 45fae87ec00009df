# psycopg in autocommit, BEGIN and COMMIT as SQL on a connection of the object.
import psycopg


class Numbers:
    def __init__(self, dsn: str) -> None:
        self.conn = psycopg.connect(dsn, autocommit=True)

    def close(self) -> None:
        self.conn.close()

    def next(self, name: str) -> int:
        self.conn.execute("BEGIN")  # expect: TX201
        row = self.conn.execute("SELECT n FROM seq WHERE name = %s FOR UPDATE", (name,)).fetchone()
        self.conn.execute("UPDATE seq SET n = n + 1 WHERE name = %s", (name,))
        self.conn.execute("COMMIT")
        return row[0]
