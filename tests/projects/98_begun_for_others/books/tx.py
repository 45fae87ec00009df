import psycopg2


class Tx:
    def __init__(self, conn):
        self.conn = conn

    def __enter__(self):
        self.cur = self.conn.cursor()
        self.cur.execute("BEGIN")  # expect: TX203
        return self.cur

    def __exit__(self, kind, error, traceback):
        self.cur.close()


class GoodTx:
    def __init__(self, conn):
        self.conn = conn

    def __enter__(self):
        self.cur = self.conn.cursor()
        self.cur.execute("BEGIN")
        return self.cur

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.conn.commit()
        else:
            self.conn.rollback()
        self.cur.close()


class Opened:
    def __init__(self, dsn):
        self.dsn = dsn

    def __enter__(self):
        self.conn = psycopg2.connect(self.dsn)  # expect: TX301
        return self.conn

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.conn.commit()
        else:
            self.conn.rollback()


class Begun:
    def __init__(self, conn):
        self.conn = conn

    def __enter__(self):
        self.conn.autocommit = False
        return self

    def __exit__(self, kind, error, traceback):
        pass
