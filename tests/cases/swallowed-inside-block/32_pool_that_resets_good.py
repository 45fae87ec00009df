# The block rolls back, resets and commits the reset: it commits nothing of what was done in it.
import logging
from contextlib import contextmanager

import psycopg2.pool

log = logging.getLogger(__name__)
pool = psycopg2.pool.ThreadedConnectionPool(1, 5, "dbname=desk")


@contextmanager
def connection():
    conn = pool.getconn()
    try:
        yield conn
    finally:
        try:
            conn.rollback()
            with conn.cursor() as cur:
                cur.execute("RESET ALL")
            conn.commit()
        except psycopg2.Error as error:
            log.warning("not reset: %s", error)
        pool.putconn(conn)


def note(ticket):
    with connection() as conn:
        with conn.cursor() as cur:
            cur.execute("UPDATE ticket SET seen = true WHERE id = %s", (ticket,))
            conn.commit()
            try:
                cur.execute("INSERT INTO event (ticket) VALUES (%s)", (ticket,))
                conn.commit()  # allow: TX102
            except Exception:
                log.exception("no event for %s", ticket)
