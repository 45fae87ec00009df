# Each row runs in a savepoint; a duplicate is rolled back to it, and the transaction stays usable.
import logging
from contextlib import closing

import psycopg2

log = logging.getLogger(__name__)


def import_users(dsn, users):
    with closing(psycopg2.connect(dsn)) as conn:
        cur = conn.cursor()
        for name, mail in users:
            cur.execute("SAVEPOINT row")
            try:
                cur.execute("INSERT INTO users (name, mail) VALUES (%s, %s)", (name, mail))
            except psycopg2.IntegrityError:
                cur.execute("ROLLBACK TO SAVEPOINT row")
                log.warning("%s is there already", mail)
            else:
                cur.execute("RELEASE SAVEPOINT row")
        conn.commit()
