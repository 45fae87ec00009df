# The same work with try, except and else: each way out of it ends the transaction.
import asyncpg


class Consumer:
    async def open(self, dsn: str) -> None:
        self.conn = await asyncpg.connect(dsn)

    async def close(self) -> None:
        await self.conn.close()

    async def take(self, queue: str) -> str | None:
        tr = self.conn.transaction()
        await tr.start()
        try:
            row = await self.conn.fetchrow("SELECT id, body FROM job WHERE queue = $1 LIMIT 1 FOR UPDATE", queue)
            if row is not None:
                await self.conn.execute("DELETE FROM job WHERE id = $1", row["id"])
        except BaseException:
            await tr.rollback()
            raise
        else:
            await tr.commit()
        return row["body"] if row else None
