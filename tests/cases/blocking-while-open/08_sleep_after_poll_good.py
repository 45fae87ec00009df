# The block ends first, then the worker sleeps; inside the retry the rollback comes before the pause.
import time

import psycopg
from psycopg_pool import ConnectionPool

from jobs.run import run

CLAIM = "UPDATE job SET state = 'running' WHERE id = (SELECT id FROM job WHERE state = 'new' LIMIT 1) RETURNING id"


def work(pool: ConnectionPool, stop) -> None:
    while not stop.is_set():
        with pool.connection() as conn:
            row = conn.execute(CLAIM).fetchone()
        if row is None:
            time.sleep(5)
            continue
        run(row[0])


def finish(pool: ConnectionPool, job_id: int) -> None:
    with pool.connection() as conn:
        for attempt in range(3):
            try:
                conn.execute("UPDATE job SET state = 'done' WHERE id = %s", (job_id,))
                conn.commit()
                return
            except psycopg.errors.SerializationFailure:
                conn.rollback()
                time.sleep(0.1 * attempt)
        raise RuntimeError(f"job {job_id} cannot be finished")
