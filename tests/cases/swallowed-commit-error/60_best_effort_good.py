# Nothing is given back, and the connection is closed at once: most teams mean it so, and the log tells of it.
import logging

import psycopg2

log = logging.getLogger(__name__)


def count_visit(page):
    conn = psycopg2.connect("dbname=site")
    try:
        with conn.cursor() as cur:
            cur.execute("UPDATE page SET visits = visits + 1 WHERE id = %s", (page,))
        conn.commit()  # allow: TX102
    except psycopg2.Error:
        log.exception("visit of page %s", page)
    finally:
        conn.close()
