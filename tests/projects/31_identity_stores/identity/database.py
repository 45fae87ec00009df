import sqlite3


class SqliteDatabase:
    """The one connection of the server; it is closed with the process."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)  # allow: TX301
        self._upgrade()

    def _upgrade(self):
        (version,) = self.db.execute("PRAGMA user_version").fetchone()
        if version < 1:
            with self.db:
                self.db.execute("CREATE TABLE binding (address TEXT PRIMARY KEY, person TEXT)")
                self.db.execute("CREATE TABLE invite (address TEXT, room TEXT)")
                self.db.execute("PRAGMA user_version = 1")

    def close(self):
        self.db.close()
