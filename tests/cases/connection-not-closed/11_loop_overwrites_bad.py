# The variable is bound anew in every round, and only the last connection is closed.
import sqlite3


def sizes(paths):
    result = {}
    conn = None
    for path in paths:
        conn = sqlite3.connect(path)  # expect: TX301
        result[path] = conn.execute("SELECT count(*) FROM entry").fetchone()[0]
    if conn is not None:
        conn.close()
    return result
