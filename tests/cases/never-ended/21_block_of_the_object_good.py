# The object's own block opens the connection and closes it: reading in between holds nothing that outlives the block.
import uuid

import psycopg2


class Dump:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None
        self.seen = {}

    def __enter__(self):
        self.conn = psycopg2.connect(self.dsn)
        return self

    def __exit__(self, kind, value, trace):
        self.seen.clear()
        self.conn.close()

    def rows(self, query):
        cur = self.conn.cursor()
        cur.execute(query)
        return cur.fetchall()

    def works(self, low, high):
        self.seen.update(self.rows(f"SELECT key, json FROM work WHERE key BETWEEN '{low}' AND '{high}'"))

    def stream(self, query):
        cur = self.conn.cursor(name=f"dump_{uuid.uuid4().hex}")
        cur.execute(query)
        while True:
            rows = cur.fetchmany(100)
            if not rows:
                break
            yield from rows
        cur.close()
