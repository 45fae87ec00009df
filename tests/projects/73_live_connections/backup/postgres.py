import atexit

import psycopg2
from psycopg2.extras import DictCursor

_live = []


@atexit.register
def _close_all():
    while _live:
        _live.pop().close()


class Client:
    def __init__(self, conninfo):
        self.conninfo = conninfo
        self._conn = None

    def connect(self):
        if self._conn is None or self._conn.closed:
            try:
                self._conn = psycopg2.connect(self.conninfo)
                self._conn.autocommit = True
            except psycopg2.DatabaseError as error:
                raise ConnectionError(str(error)) from error
            _live.append(self)
        return self._conn

    def _cursor(self, *args, **kwargs):
        return self.connect().cursor(*args, **kwargs)

    def close(self):
        if self._conn is not None and not self._conn.closed:
            self._conn.close()
        self._conn = None
        if self in _live:
            _live.remove(self)


class Streaming(Client):
    def connect(self):
        self._conn = super().connect()
        return self._conn

    def settings(self):
        cursor = self._cursor(cursor_factory=DictCursor)
        cursor.execute("SHOW ALL")
        return {row[0]: row[1] for row in cursor}
