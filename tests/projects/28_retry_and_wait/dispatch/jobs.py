from dispatch.db import serializable
from dispatch.retry import pause as back_off
from dispatch.retry import retried


@retried(5)
def assign(job, driver):
    with serializable() as conn:
        free = conn.execute("SELECT count(*) FROM job WHERE driver = %s AND NOT done", (driver,)).fetchone()[0] == 0
        if free:
            conn.execute("UPDATE job SET driver = %s WHERE id = %s", (driver, job))
    return free


def assign_first(job, drivers):
    with serializable() as conn:
        for attempt, driver in enumerate(drivers):
            sql = "UPDATE job SET driver = %s WHERE id = %s AND driver IS NULL"
            if conn.execute(sql, (driver, job)).rowcount == 1:
                return driver
            back_off(attempt)  # expect: TX402
    return None


def assign_any(job, drivers):
    for attempt, driver in enumerate(drivers):
        if assign(job, driver):
            return driver
        back_off(attempt)
    return None
