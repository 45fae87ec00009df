# A worker that rolls back, logs and takes the next item; nobody waits for its answer.
import logging

import psycopg2

log = logging.getLogger(__name__)


def work(dsn, queue):
    conn = psycopg2.connect(dsn)
    try:
        for item in iter(queue.get, None):
            try:
                with conn.cursor() as cur:
                    cur.execute("INSERT INTO item (body) VALUES (%s)", (item,))
                conn.commit()
            except psycopg2.Error:
                conn.rollback()
                log.exception("item %r lost", item)
    finally:
        conn.close()
