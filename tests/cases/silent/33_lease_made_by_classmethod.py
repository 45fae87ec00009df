# A class method acquires the connection for an object of the class, whose own method gives it back.
import asyncpg


class Lease:
    pool: asyncpg.Pool

    def __init__(self, conn: asyncpg.Connection):
        self.conn = conn
        self.tx = None

    @classmethod
    async def take(cls) -> "Lease":
        conn = await cls.pool.acquire()
        return cls(conn)

    async def begin(self) -> None:
        self.tx = self.conn.transaction()
        await self.tx.start()

    async def commit(self) -> None:
        await self.tx.commit()
        self.tx = None

    async def give_back(self) -> None:
        if self.tx is not None:
            await self.tx.rollback()
            self.tx = None
        await self.pool.release(self.conn)
