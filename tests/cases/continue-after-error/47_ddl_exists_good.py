# SQLite: "column exists already" is swallowed on purpose: nothing is half done.
import sqlite3


def upgrade(path):
    con = sqlite3.connect(path)
    try:
        try:
            con.execute("ALTER TABLE head ADD COLUMN note TEXT")
        except sqlite3.OperationalError:
            pass
        con.execute("INSERT INTO version (n) VALUES (2)")
        con.commit()
    finally:
        con.close()
