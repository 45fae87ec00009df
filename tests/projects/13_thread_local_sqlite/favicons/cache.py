from .base import SqliteApp


class FaviconCache(SqliteApp):
    SCHEMA = ("CREATE TABLE IF NOT EXISTS blob (name TEXT PRIMARY KEY, data BLOB)",)

    def get(self, name):
        row = self.db.execute("SELECT data FROM blob WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put(self, name, data):
        with self.db:
            self.db.execute("INSERT OR REPLACE INTO blob (name, data) VALUES (?, ?)", (name, data))

    def rename(self, old, new):
        with self.db as conn:
            conn.execute("DELETE FROM blob WHERE name = ?", (new,))
            conn.execute("UPDATE blob SET name = ? WHERE name = ?", (new, old))
