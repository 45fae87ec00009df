"""Whichever driver is there: what one of them closes by itself is not told of for the other's sake."""

import os

dbapi = None
if os.environ.get("DRIVER") == "psycopg2":
    try:
        import psycopg2 as dbapi
    except ImportError:
        pass
if dbapi is None:
    import pg8000.dbapi as dbapi


class Target:
    def __init__(self, host):
        self.host = host

    def connect(self):
        return dbapi.connect(host=self.host)

    def copy(self, rows):
        connection = self.connect()  # allow: TX301
        cursor = connection.cursor()
        cursor.executemany("INSERT INTO target VALUES (%s)", rows)
        connection.commit()
        connection.close()

    def exists(self):
        connection = self.connect()  # expect: TX301
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM marker")
        return cursor.fetchone() is not None
