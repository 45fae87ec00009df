"""The handler drops the object's connections by a method of its own, the one that was handed in among them."""

import logging

import psycopg2


class Worker:
    def __init__(self, dsn):
        self._dsn = dsn
        self._remote = None

    def _disconnect(self):
        if self._remote is not None:
            self._remote.close()
            self._remote = None

    def _register(self, conn):
        try:
            cursor = conn.cursor()
            cursor.execute("UPDATE seen SET at = now()")
            conn.commit()
        except psycopg2.Error:
            logging.error("not registered")
            self._disconnect()
            return False
        return True

    def connect(self):
        self._remote = psycopg2.connect(self._dsn)
        self._register(self._remote)
        cursor = self._remote.cursor()
        cursor.execute("SET application_name = 'worker'")
        self._remote.commit()

    def close(self):
        self._disconnect()
