# `except A or B` catches A: here everything, and all of it is rolled back before the commit.
import psycopg


class Store:
    def __init__(self, dsn):
        self.conn = psycopg.connect(dsn)

    def query(self, sql, params=None):
        try:
            return self.conn.execute(sql, params)
        except BaseException or psycopg.Error as error:
            print("error:", error)
            self.conn.rollback()
        finally:
            self.conn.commit()
        return None

    def close(self):
        self.conn.close()
