# The inner transaction() is a savepoint, which the error leaves before it is caught.
import logging

import psycopg

logger = logging.getLogger("ingest")


def ingest(dsn, readings):
    with psycopg.connect(dsn) as conn:
        with conn.transaction():
            with conn.cursor() as cur:
                for sensor, value in readings:
                    try:
                        with conn.transaction():
                            cur.execute("INSERT INTO reading (sensor, value) VALUES (%s, %s)", (sensor, value))
                    except psycopg.Error as error:
                        logger.warning("reading of %s dropped: %s", sensor, error)
