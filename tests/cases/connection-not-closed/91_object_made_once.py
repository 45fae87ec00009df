"""An object that is made once, or that others see, may live as long as the process."""

import sqlite3


class Index:
    def __init__(self, path):
        self.con = sqlite3.connect(path)

    def count(self):
        return self.con.execute("SELECT count(*) FROM station").fetchone()[0]


class Log:
    def __init__(self, path):
        self.con = sqlite3.connect(path)

    def lines(self):
        return self.con.execute("SELECT line FROM log").fetchall()


class Names:
    def __init__(self, path):
        self.con = sqlite3.connect(path)

    def all(self):
        return self.con.execute("SELECT name FROM station").fetchall()


INDEX = Index("stations.db")
_log = None


def log(path):
    global _log
    if _log is None:
        _log = Log(path)
    return _log.lines()


def serve(server, path):
    names = Names(path)
    server.route("/names", names.all)
