# One name is defined twice; both definitions are code that runs somewhere.
try:
    import psycopg2

    def rows(dsn, sql):
        conn = psycopg2.connect(dsn)  # expect: TX301
        cur = conn.cursor()
        cur.execute(sql)
        if not cur.rowcount:
            return None
        found = cur.fetchall()
        conn.close()
        return found

except ImportError:
    import sqlite3

    def rows(dsn, sql):
        conn = sqlite3.connect(dsn)  # expect: TX301
        found = conn.execute(sql).fetchall()
        if not found:
            return None
        conn.close()
        return found


class Store:
    def __init__(self, dsn):
        self.dsn = dsn

    if psycopg2.apilevel == "2.0":

        def names(self):
            conn = psycopg2.connect(self.dsn)  # expect: TX301
            cur = conn.cursor()
            cur.execute("SELECT name FROM item")
            if not cur.rowcount:
                return None
            found = cur.fetchall()
            conn.close()
            return found

    else:

        def names(self):
            return []
