# A duplicate inside conn.transaction() aborts it: the next statement fails, or the block ends without a commit.
import asyncpg


class Registry:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def register(self, names: list[str]) -> int:
        added = 0
        async with self.pool.acquire() as conn:
            async with conn.transaction():
                for name in names:
                    try:
                        await conn.execute("INSERT INTO device (name) VALUES ($1)", name)
                        added += 1
                    except asyncpg.UniqueViolationError:  # expect: TX401
                        continue
                await conn.execute("UPDATE stats SET devices = devices + $1", added)
        return added
