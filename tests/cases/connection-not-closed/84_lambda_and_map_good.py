# The connection is given to a lambda and a nested function that are called before it is closed.
import sqlite3


def totals(path, names):
    conn = sqlite3.connect(path)
    try:
        one = lambda name: conn.execute("SELECT sum(n) FROM t WHERE name = ?", (name,)).fetchone()[0]  # noqa: E731

        def two(name):
            return name, one(name)

        return dict(map(two, names))
    finally:
        conn.close()
