# The handler is always in a transaction: commit() and rollback() begin the next one at once.
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://localhost/registry", pool_size=5, max_overflow=5)


class Handler:
    def __init__(self):
        self._connection = engine.connect()
        self._start()

    def _start(self):
        self._transaction = self._connection.begin()

    def commit(self):
        try:
            self._transaction.commit()
            self._start()
        except BaseException:
            self._transaction.rollback()
            raise

    def rollback(self, restart=True):
        self._transaction.rollback()
        if restart:
            self._start()

    def close(self):
        self._connection.close()

    def import_all(self, names):
        try:
            for name in names:
                self._connection.execute(text("INSERT INTO object (name) VALUES (:n)"), {"n": name})
                self.commit()
            self.rollback()
            self._connection.execute(text("SELECT count(*) FROM object"))
            self.commit()
        except BaseException:
            self.rollback(restart=False)
            raise
