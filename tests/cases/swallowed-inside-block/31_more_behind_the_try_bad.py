# Begun inside of the try as well, but the block sends more once it has failed.
import logging

import psycopg

log = logging.getLogger(__name__)


def finish(dsn, version, date):
    with psycopg.connect(dsn) as conn:
        try:
            conn.execute("INSERT INTO import_date VALUES (%s)", (date,))
        except Exception:  # expect: TX401
            log.exception("no date")
        conn.execute("INSERT INTO property VALUES ('version', %s)", (version,))
