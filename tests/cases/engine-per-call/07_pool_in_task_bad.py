# A queue's task builds a connection pool for one statement; the worker process runs it thousands of times.
from celery import shared_task
from psycopg_pool import ConnectionPool

from audit.settings import DSN


@shared_task
def record(user_id, action):
    pool = ConnectionPool(DSN, min_size=1, max_size=4)  # expect: TX304
    with pool.connection() as conn:
        conn.execute("INSERT INTO audit (user_id, action) VALUES (%s, %s)", (user_id, action))
