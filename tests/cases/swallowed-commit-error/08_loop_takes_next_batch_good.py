# A loader rolls back a failing batch, logs it and goes on with the next one. That is its job, and the transaction
# of the failed batch is over.
import logging

import psycopg2

log = logging.getLogger("loader")


def load(dsn, batches):
    conn = psycopg2.connect(dsn)
    try:
        for number, batch in enumerate(batches):
            try:
                with conn.cursor() as cur:
                    cur.executemany("INSERT INTO reading (meter, value) VALUES (%s, %s)", batch)
                conn.commit()
            except psycopg2.Error:
                conn.rollback()
                log.exception("batch %d was left out", number)
    finally:
        conn.close()
