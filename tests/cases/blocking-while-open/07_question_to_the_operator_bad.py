# SQLite's write lock is held while a person reads the screen, and while an external command runs.
import sqlite3
import subprocess
from contextlib import closing


def purge(path, year):
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        try:
            n = conn.execute("DELETE FROM entry WHERE year < ?", (year,)).rowcount
            if input(f"really delete {n} entries? ") != "yes":  # expect: TX402
                conn.execute("ROLLBACK")
                return 0
            subprocess.run(["backup-ledger", path], check=True)  # expect: TX402
        except BaseException:
            conn.execute("ROLLBACK")
            raise
        conn.execute("COMMIT")
    return n
