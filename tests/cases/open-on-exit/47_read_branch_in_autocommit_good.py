# psycopg2 in autocommit: reading needs no end; the write is in a with block.
import psycopg2


class Votes:
    def __init__(self, dsn):
        self.db = psycopg2.connect(dsn)
        self.db.autocommit = True

    def vote(self, who, what):
        with self.db.cursor() as cur:
            cur.execute("SELECT 1 FROM vote WHERE who = %s", (who,))
            if cur.fetchone():
                return False
            cur.execute("INSERT INTO vote (who, what) VALUES (%s, %s)", (who, what))
        return True
