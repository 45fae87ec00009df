# The body's work is rolled back in the handler; what the finally commits is the audit row alone.
import psycopg2


def run_job(dsn, job):
    conn = psycopg2.connect(dsn)
    state = "done"
    try:
        with conn.cursor() as cur:
            cur.execute(job.sql)
        conn.commit()
    except Exception:
        conn.rollback()
        state = "failed"
        raise
    finally:
        try:
            with conn.cursor() as cur:
                cur.execute("INSERT INTO audit (job, state) VALUES (%s, %s)", (job.name, state))
            conn.commit()
        finally:
            conn.close()
