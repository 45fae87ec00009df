"""A class that only reads, and never ends the transactions that its queries open, is told of once."""

import psycopg2


class Places:
    def __init__(self, dsn):
        self.conn = psycopg2.connect(dsn)
        self.cur = self.conn.cursor()

    def close(self):
        self.conn.close()

    def node(self, key):
        self.cur.execute("SELECT lat, lon FROM node WHERE id = %s", (key,))  # expect: TX203
        return self.cur.fetchone()

    def way(self, key):
        self.cur.execute("SELECT nodes FROM way WHERE id = %s", (key,))
        return self.cur.fetchone()

    def user(self, key):
        self.cur.execute("SELECT name FROM users WHERE id = %s", (key,))
        return self.cur.fetchone()
