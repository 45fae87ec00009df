# The await stands in front of the whole conditional expression and takes whichever coroutine it yields.
from types import TracebackType

import psycopg


class Scope:
    def __init__(self, conn: psycopg.AsyncConnection):
        self.conn = conn

    async def __aenter__(self) -> psycopg.AsyncConnection:
        return self.conn

    async def __aexit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        await (self.conn.commit() if exc_type is None else self.conn.rollback())
