# The handler rolls back and logs, then the statistics count the batch as stored and the caller is told nothing.
import logging

import mysql.connector

log = logging.getLogger("meter")


class MeterStore:
    def __init__(self, **settings):
        self.cnx = mysql.connector.connect(**settings)
        self.stored = 0

    def close(self):
        self.cnx.close()

    def store(self, readings):
        cursor = self.cnx.cursor()
        try:
            cursor.executemany("INSERT INTO reading (meter, value) VALUES (%s, %s)", readings)
            self.cnx.commit()  # expect: TX102
        except Exception as exc:
            self.cnx.rollback()
            log.error("readings not stored: %s", exc)
        finally:
            cursor.close()
        self.stored += len(readings)
