# A conditional expression as a statement hides that both coroutines are dropped.
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
        self.conn.commit() if exc_type is None else self.conn.rollback()  # expect: TX101
