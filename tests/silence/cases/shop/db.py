import psycopg2

_kept = {}


def shared():
    if "conn" not in _kept:
        _kept["conn"] = psycopg2.connect("dbname=shop")
    return _kept["conn"]


def close(conn):
    conn.close()


class Plain:
    def __init__(self, url):
        self.url = url

    def execute(self, text):
        return self.url, text
