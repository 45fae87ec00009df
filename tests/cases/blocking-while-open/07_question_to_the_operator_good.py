# Question and backup come first; the transaction holds nothing but SQL.
import sqlite3
import subprocess
from contextlib import closing


def purge(path, year):
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        (n,) = conn.execute("SELECT count(*) FROM entry WHERE year < ?", (year,)).fetchone()
        if input(f"really delete {n} entries? ") != "yes":
            return 0
        subprocess.run(["backup-ledger", path], check=True)
        conn.execute("BEGIN IMMEDIATE")
        try:
            n = conn.execute("DELETE FROM entry WHERE year < ?", (year,)).rowcount
        except BaseException:
            conn.execute("ROLLBACK")
            raise
        conn.execute("COMMIT")
    return n
