# The connection is closed by closing(); an UPSERT in a variable is lost.
import sqlite3
from contextlib import closing

UPSERT = "INSERT INTO visits (path, n) VALUES (?, 1) ON CONFLICT (path) DO UPDATE SET n = n + 1"


def count_visit(db_path, path):
    with closing(sqlite3.connect(db_path)) as conn:
        conn.execute(UPSERT, (path,))  # expect: TX403
