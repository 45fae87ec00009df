# The end of the transaction is registered as a callback of an exit stack that the object closes.
from contextlib import ExitStack

from sqlalchemy import text
from sqlalchemy.engine import Engine


class Preview:
    """Shows what a change would do and undoes it when it is closed."""

    def __init__(self, engine: Engine):
        self._stack = ExitStack()
        self._conn = self._stack.enter_context(engine.connect())

    def apply(self, statement):
        trans = self._conn.begin()
        self._stack.callback(trans.rollback)
        return self._conn.execute(text(statement)).rowcount

    def close(self):
        self._stack.close()
