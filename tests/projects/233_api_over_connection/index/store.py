from contextlib import contextmanager

from sqlalchemy import create_engine

from .api import Api


class Store:
    def __init__(self, url):
        self._engine = create_engine(url)

    @contextmanager
    def connect(self):
        with self._engine.connect() as connection:
            try:
                connection.execution_options(isolation_level="AUTOCOMMIT")
                yield Api(self, connection)
            finally:
                connection.close()

    @contextmanager
    def without_autocommit(self):
        with self._engine.connect() as connection:
            yield Api(self, connection)
