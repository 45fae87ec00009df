# Each round ends; the chunked import commits and begins again in the middle.
import sqlite3


def load(con: sqlite3.Connection, rows):
    con.isolation_level = None
    con.execute("BEGIN")
    try:
        for n, row in enumerate(rows, 1):
            con.execute("INSERT INTO t VALUES (?)", row)
            if n % 1000 == 0:
                con.execute("COMMIT")
                con.execute("BEGIN")
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
