# A worker claims a job, finds none and sleeps with the transaction of the claim still open.
import time

from psycopg_pool import ConnectionPool

from jobs.run import run

CLAIM = "UPDATE job SET state = 'running' WHERE id = (SELECT id FROM job WHERE state = 'new' LIMIT 1) RETURNING id"


def work(pool: ConnectionPool, stop) -> None:
    while not stop.is_set():
        with pool.connection() as conn:
            row = conn.execute(CLAIM).fetchone()
            if row is None:
                time.sleep(5)  # expect: TX402
                continue
            run(row[0])
