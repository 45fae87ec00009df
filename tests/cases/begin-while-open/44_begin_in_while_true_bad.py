# The "no work" branch sleeps and goes round without ending what it began.
import time

import psycopg


def worker(dsn, handle):
    with psycopg.connect(dsn, autocommit=True) as conn:
        while True:
            conn.execute("BEGIN")  # expect: TX206,TX202
            row = conn.execute("SELECT id, body FROM job FOR UPDATE SKIP LOCKED LIMIT 1").fetchone()
            if row is None:
                time.sleep(1)  # allow: TX402
                continue
            handle(row)
            conn.execute("DELETE FROM job WHERE id = %s", (row[0],))
            conn.execute("COMMIT")
