# psycopg 3: the error is logged inside the transaction block, its exit is silent and every row is gone.
import logging

import psycopg

logger = logging.getLogger("ingest")


def ingest(dsn, readings):
    with psycopg.connect(dsn) as conn:
        with conn.transaction():
            with conn.cursor() as cur:
                for sensor, value in readings:
                    try:
                        cur.execute("INSERT INTO reading (sensor, value) VALUES (%s, %s)", (sensor, value))
                    except psycopg.Error as error:  # expect: TX401
                        logger.warning("reading of %s dropped: %s", sensor, error)
