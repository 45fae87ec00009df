# Where the event could not be stored, going back to the savepoint has undone it: nothing is pending at the delay().
import logging

import psycopg2.pool

from desk.tasks import summarize

log = logging.getLogger(__name__)
pool = psycopg2.pool.ThreadedConnectionPool(1, 5, "dbname=desk")


def note(ticket):
    conn = pool.getconn()
    try:
        cur = conn.cursor()
        try:
            cur.execute("SAVEPOINT event")
            cur.execute("INSERT INTO event (ticket) VALUES (%s)", (ticket,))
            cur.execute("RELEASE SAVEPOINT event")
            conn.commit()  # allow: TX102
        except Exception:
            cur.execute("ROLLBACK TO SAVEPOINT event")
            log.warning("no event for %s", ticket)
        summarize.delay(ticket)
    finally:
        conn.rollback()
        pool.putconn(conn)
