# begin, commit and rollback are methods of a protocol; __exit__ and close end what is open.
import asyncpg


class Unit:
    def __init__(self, conn: asyncpg.Connection) -> None:
        self.conn = conn
        self.tr = None

    async def begin(self) -> None:
        self.tr = self.conn.transaction()
        await self.tr.start()

    async def commit(self) -> None:
        await self.tr.commit()

    async def rollback(self) -> None:
        await self.tr.rollback()

    async def __aenter__(self):
        await self.begin()
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if exc_type is None:
            await self.commit()
        else:
            await self.rollback()
