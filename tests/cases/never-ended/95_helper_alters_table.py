# DDL opens no transaction in the sqlite3 module, in a helper neither; an INSERT does.
import sqlite3


def add_column(conn: sqlite3.Connection, table: str, column: str) -> None:
    try:
        conn.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    except sqlite3.OperationalError as error:
        if "duplicate column name" not in str(error):
            raise


def note(conn: sqlite3.Connection, table: str) -> None:
    conn.execute("INSERT INTO change (name) VALUES (?)", (table,))


class Store:
    def __init__(self, path):
        self._conn = sqlite3.connect(path)

    def update(self, tables):
        for table in tables:
            self._conn.execute(f"CREATE TABLE IF NOT EXISTS {table} (entity BLOB)")
            add_column(self._conn, table, "value_text")

    def close(self):
        self._conn.close()


class NotingStore:
    def __init__(self, path):
        self._conn = sqlite3.connect(path)

    def update(self, tables):
        for table in tables:
            add_column(self._conn, table, "value_text")
            note(self._conn, table)  # expect: TX203

    def close(self):
        self._conn.close()
