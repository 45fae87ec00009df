# The connection is made first and used in `with` afterwards. That the block looks like a clean-up does not make it one.
import sqlite3


def tag(path, names):
    con = sqlite3.connect(path, timeout=30)  # expect: TX302,TX301
    with con:
        con.executemany("INSERT INTO tag (name) VALUES (?)", [(name,) for name in names])
    return len(names)
