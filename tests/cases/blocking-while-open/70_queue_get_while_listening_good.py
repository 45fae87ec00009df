# Autocommit: there is no transaction while the worker waits for notifications and for its queue.
import queue
import select
import time

import psycopg2
import psycopg2.extensions


def listen(dsn, jobs: queue.Queue):
    conn = psycopg2.connect(dsn)
    try:
        conn.set_isolation_level(psycopg2.extensions.ISOLATION_LEVEL_AUTOCOMMIT)
        with conn.cursor() as cur:
            cur.execute("LISTEN jobs")
            while True:
                select.select([conn], [], [], 30)
                conn.poll()
                while conn.notifies:
                    cur.execute("UPDATE job SET seen = now() WHERE id = %s", (conn.notifies.pop(0).payload,))
                if jobs.get(timeout=1) is None:
                    return
                time.sleep(0.1)
    finally:
        conn.close()
