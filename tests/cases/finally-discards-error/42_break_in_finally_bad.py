# `break` in the finally of a loop body drops the error of the transaction.
import psycopg


def drain(dsn, jobs):
    done = 0
    with psycopg.connect(dsn, autocommit=True) as conn:
        for job in jobs:
            try:
                with conn.transaction():  # expect: TX105
                    conn.execute("DELETE FROM job WHERE id = %s", (job,))
                done += 1
            finally:
                if done >= 10:
                    break
    return done
