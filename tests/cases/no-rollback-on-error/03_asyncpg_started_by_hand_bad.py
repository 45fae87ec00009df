# start() and commit() with work between them and no try: an error or a cancelled task leaves the connection of the
# consumer in the transaction.
import asyncpg


class Consumer:
    async def open(self, dsn: str) -> None:
        self.conn = await asyncpg.connect(dsn)

    async def close(self) -> None:
        await self.conn.close()

    async def take(self, queue: str) -> str | None:
        tr = self.conn.transaction()
        await tr.start()  # expect: TX201
        row = await self.conn.fetchrow("SELECT id, body FROM job WHERE queue = $1 LIMIT 1 FOR UPDATE", queue)
        if row is not None:
            await self.conn.execute("DELETE FROM job WHERE id = $1", row["id"])
        await tr.commit()
        return row["body"] if row else None
