# Each commit of the handler ends the transaction that it keeps, and begins the next one, two objects further on.
from sqlalchemy import create_engine, text

from registry.settings import URL

engine = create_engine(URL)


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
        except Exception:
            self._transaction.rollback()
            raise

    def close(self):
        self._connection.close()


class Server:
    def __init__(self, handler: Handler):
        self.handler = handler

    def _commit_status(self, source):
        self.handler._connection.execute(text("UPDATE source SET seen = true WHERE name = :n"), {"n": source})
        self.handler.commit()

    def run(self, sources):
        for source in sources:
            self._commit_status(source)
        self._commit_status("all")
