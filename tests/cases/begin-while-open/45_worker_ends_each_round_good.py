# Both branches end the round.
import time

import psycopg


def worker(dsn, handle):
    with psycopg.connect(dsn, autocommit=True) as conn:
        while True:
            conn.execute("BEGIN")
            row = conn.execute("SELECT id, body FROM job FOR UPDATE SKIP LOCKED LIMIT 1").fetchone()
            if row is None:
                conn.execute("COMMIT")
                time.sleep(1)
                continue
            handle(row)
            conn.execute("DELETE FROM job WHERE id = %s", (row[0],))
            conn.execute("COMMIT")
