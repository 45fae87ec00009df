# Twisted resumes such a generator to its end, with the result or with the error.
import sqlite3

from twisted.internet.defer import inlineCallbacks


class Rates:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)

    def close(self):
        self.db.close()

    @inlineCallbacks
    def refresh(self, source):
        rates = yield source.load()
        self.db.execute("BEGIN")
        try:
            self.db.execute("DELETE FROM rate")
            self.db.executemany("INSERT INTO rate VALUES (?, ?)", rates)
            yield source.confirm()
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")
