# BaseException, CancelledError beside Exception, a bare except, finally, or anyio's shielded scope.
import asyncio

import psycopg


class Outbox:
    def __init__(self, conn: psycopg.AsyncConnection) -> None:
        self.conn = conn

    async def one(self, body) -> None:
        try:
            await self.conn.execute("INSERT INTO outbox (body) VALUES (%s)", (body,))
            await self.conn.commit()
        except (Exception, asyncio.CancelledError):
            await self.conn.rollback()
            raise

    async def two(self, body) -> None:
        try:
            await self.conn.execute("INSERT INTO outbox (body) VALUES (%s)", (body,))
            await self.conn.commit()
        except:  # noqa: E722
            await asyncio.shield(self.conn.rollback())
            raise

    async def three(self, body) -> None:
        try:
            await self.conn.execute("INSERT INTO outbox (body) VALUES (%s)", (body,))
        except BaseException:
            await self.conn.rollback()
            raise
        else:
            await self.conn.commit()
