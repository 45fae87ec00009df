# A duplicate row is logged and skipped, but PostgreSQL has aborted the transaction: the next INSERT fails, or the
# commit at the end silently rolls everything back.
import logging
from contextlib import closing

import psycopg2

log = logging.getLogger(__name__)


def import_users(dsn, users):
    with closing(psycopg2.connect(dsn)) as conn:
        cur = conn.cursor()
        for name, mail in users:
            try:
                cur.execute("INSERT INTO users (name, mail) VALUES (%s, %s)", (name, mail))
            except psycopg2.IntegrityError:  # expect: TX204
                log.warning("%s is there already", mail)
        conn.commit()
