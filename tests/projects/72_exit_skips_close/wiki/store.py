from abc import ABC, abstractmethod

from psycopg2.pool import ThreadedConnectionPool

pool = ThreadedConnectionPool(1, 10, "dbname=wiki")


class UnitOfWork(ABC):
    @abstractmethod
    def __enter__(self): ...

    @abstractmethod
    def __exit__(self, kind, error, traceback): ...


class PooledWork(UnitOfWork):
    def __enter__(self):
        self.conn = pool.getconn()  # expect: TX303,TX301
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            self.conn.commit()
        else:
            self.conn.rollback()
        pool.putconn(self.conn)

    def execute(self, query, *params):
        cursor = self.conn.cursor()
        cursor.execute(query, params)
        return cursor


class SafeWork(PooledWork):
    def __exit__(self, kind, error, traceback):
        try:
            if kind is None:
                self.conn.commit()
            else:
                self.conn.rollback()
        finally:
            pool.putconn(self.conn)
