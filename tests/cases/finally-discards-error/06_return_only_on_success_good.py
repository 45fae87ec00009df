# The return in finally is guarded by a flag that is set after the commit, so an error in flight goes on.
import sqlite3


def purge(path, days):
    conn = sqlite3.connect(path)
    done = False
    removed = 0
    try:
        removed = conn.execute("DELETE FROM visit WHERE age > ?", (days,)).rowcount
        conn.commit()
        done = True
    finally:
        conn.close()
        if done:
            return removed
