from sqlalchemy import text


class Api:
    """What is asked of the database, over a connection that somebody else lends."""

    def __init__(self, parent, connection):
        self._parent = parent
        self._connection = connection
        self._transaction = None

    def begin(self):
        self._connection.execution_options(isolation_level="REPEATABLE READ")
        self._transaction = self._connection.begin()

    def _end(self):
        self._transaction = None
        self._connection.execution_options(isolation_level="AUTOCOMMIT")

    def commit(self):
        self._transaction.commit()
        self._end()

    def rollback(self):
        self._transaction.rollback()
        self._end()

    def add(self, place):
        return self._connection.execute(text("INSERT INTO place (name) VALUES (:p)"), {"p": place})
