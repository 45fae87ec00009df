# An object that takes a connection when it is made, and gives it back when its block is left: too late for some.
import requests
from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=wiki")


class Work:
    def __init__(self):
        self.conn = pool.getconn()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        try:
            if kind is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            pool.putconn(self.conn)

    def execute(self, query, *params):
        cursor = self.conn.cursor()
        cursor.execute(query, params)
        return cursor


def publish(name):
    work = Work()  # expect: TX303
    page = requests.get("https://wiki.example/" + name, timeout=5)
    with work:
        work.execute("UPDATE page SET text = %s WHERE name = %s", page.text, name)


def rename(old, new):
    with Work() as work:
        work.execute("UPDATE page SET name = %s WHERE name = %s", new, old)
        requests.post("https://search.example/index", json={"page": new}, timeout=5)  # expect: TX402,TX407


def delete(name):
    work = Work()  # expect: TX303
    work.execute("DELETE FROM page WHERE name = %s", name)
