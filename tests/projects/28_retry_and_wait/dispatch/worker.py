from dispatch.db import pool
from dispatch.jobs import assign_any
from dispatch.retry import pause


def open_jobs():
    with pool.connection() as conn:
        return [number for (number,) in conn.execute("SELECT id FROM job WHERE driver IS NULL")]


def run(drivers, stop):
    with pool:
        while not stop.is_set():
            for job in open_jobs():
                assign_any(job, drivers)
            pause(3)
