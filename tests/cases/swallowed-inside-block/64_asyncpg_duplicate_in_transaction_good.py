# ON CONFLICT asks the server to pass over the duplicate; a nested transaction would do as well.
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
                        async with conn.transaction():
                            await conn.execute("INSERT INTO device (name) VALUES ($1)", name)
                        added += 1
                    except asyncpg.UniqueViolationError:
                        continue
                await conn.execute("UPDATE stats SET devices = devices + $1", added)
        return added
