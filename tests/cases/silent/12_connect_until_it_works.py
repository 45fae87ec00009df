# A loop waits for the database and returns the connection; nothing was opened in the rounds that failed.
import logging
import time

import psycopg2

log = logging.getLogger(__name__)


def wait_for_database(dsn, attempts=30):
    for attempt in range(attempts):
        try:
            conn = psycopg2.connect(dsn)
            break
        except psycopg2.OperationalError:
            log.info("attempt %d", attempt)
            time.sleep(1)
    else:
        raise TimeoutError(dsn)
    return conn
