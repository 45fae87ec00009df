# The transaction object is local and nobody ends it; the connection goes on being used.
import asyncpg


class Reader:
    def __init__(self, conn: asyncpg.Connection) -> None:
        self.conn = conn

    async def page(self, n: int):
        tr = self.conn.transaction(isolation="repeatable_read", readonly=True)
        await tr.start()  # expect: TX203
        return await self.conn.fetch("SELECT * FROM item ORDER BY id LIMIT 50 OFFSET $1", n * 50)
