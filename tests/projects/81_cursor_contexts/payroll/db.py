import logging
from contextlib import contextmanager
from typing import Generator, Optional

from psycopg2 import extras, pool

logger = logging.getLogger(__name__)


class Store:
    def __init__(self, dsn: str = "dbname=payroll") -> None:
        self.dsn = dsn
        self._pool: Optional[pool.ThreadedConnectionPool] = None

    def start(self) -> None:
        if self._pool is None:
            self._pool = pool.ThreadedConnectionPool(minconn=2, maxconn=10, dsn=self.dsn)

    @contextmanager
    def get_connection(self) -> "Generator[object, None, None]":
        if self._pool is None:
            raise RuntimeError("not started")
        conn = None
        try:
            conn = self._pool.getconn()
            yield conn
        except Exception as error:
            logger.error("database error: %s", error)
            raise
        finally:
            if conn is not None:
                self._pool.putconn(conn)

    @contextmanager
    def get_cursor(self, commit: bool = False) -> "Generator[object, None, None]":
        with self.get_connection() as conn:
            cursor = conn.cursor(cursor_factory=extras.RealDictCursor)
            try:
                yield cursor
                if commit:
                    conn.commit()
            except Exception:
                conn.rollback()
                raise
            finally:
                cursor.close()

    def fetch_all(self, sql, params=None):
        with self.get_cursor() as cursor:
            cursor.execute(sql, params or ())
            return cursor.fetchall()

    def stop(self) -> None:
        if self._pool:
            self._pool.closeall()
            self._pool = None


store = Store()
