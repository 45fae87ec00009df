# The block ends the transaction, close() in finally ends the connection.
import sqlite3


def tag(path, names):
    con = sqlite3.connect(path, timeout=30)
    try:
        with con:
            con.executemany("INSERT INTO tag (name) VALUES (?)", [(name,) for name in names])
    finally:
        con.close()
    return len(names)
