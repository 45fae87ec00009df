# What is wrong here is the swallowed error: the savepoint behind it is refused, and nothing will be committed.
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
            cur.execute("INSERT INTO alert (ticket) VALUES (%s)", (ticket,))
            cur.execute("UPDATE ticket SET alerts = alerts + 1 WHERE id = %s", (ticket,))
            conn.commit()  # allow: TX102
        except Exception:  # allow: TX204
            log.warning("no alert for %s", ticket)
        try:
            cur.execute("SAVEPOINT event")
            cur.execute("INSERT INTO event (ticket) VALUES (%s)", (ticket,))
            cur.execute("RELEASE SAVEPOINT event")
            conn.commit()
        except Exception:
            cur.execute("ROLLBACK TO SAVEPOINT event")
            log.warning("no event for %s", ticket)
        conn.commit()
        summarize.delay(ticket)
    finally:
        conn.rollback()
        pool.putconn(conn)
