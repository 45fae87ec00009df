# No library is imported: only SQLAlchemy's engines have raw_connection().
import time


class Lock:
    def __init__(self, engine, key, timeout=10):
        self.engine = engine
        self.key = key
        self.timeout = timeout
        self._connection = None

    def acquire(self):
        started = time.monotonic()
        connection = self.engine.raw_connection()
        try:
            connection.dbapi_connection.autocommit = True
            cursor = connection.cursor()
            while time.monotonic() - started < self.timeout:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", (self.key,))
                if cursor.fetchone()[0]:
                    self._connection = connection
                    return self
                time.sleep(1)
            raise TimeoutError(self.key)
        except BaseException:
            connection.close()
            raise

    def release(self):
        try:
            self._connection.cursor().execute("SELECT pg_advisory_unlock(%s)", (self.key,))
        finally:
            self._connection.close()
