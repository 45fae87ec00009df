import logging
import os
import time

import pymysql
from pymysql.cursors import DictCursor

log = logging.getLogger(__name__)


class Connection:
    """Connects again when the server has gone away."""

    def __init__(self, **config):
        self._config = {"autocommit": False, "cursorclass": DictCursor, **config}
        self._conn = None

    def ensure(self):
        if self._conn is None or not self._conn.open:
            self._conn = pymysql.connect(**self._config)
        return self._conn

    def close(self):
        if self._conn is not None:
            self._conn.close()
            self._conn = None

    def __enter__(self):
        return self.ensure()

    def __exit__(self, kind, error, traceback):
        try:
            if kind is None:
                self._conn.commit()
            else:
                self._conn.rollback()
        except pymysql.OperationalError:
            log.warning("connection lost")
            self.close()
            raise


def default_connection():
    return Connection(host=os.environ.get("DB_HOST", "localhost"), database="mail")


def retry(times, pause=1.0):
    def decorate(func):
        def wrapper(*args, **kwargs):
            for attempt in range(times):
                try:
                    return func(*args, **kwargs)
                except pymysql.OperationalError:
                    if attempt == times - 1:
                        raise
                    time.sleep(pause * attempt)

        return wrapper

    return decorate
