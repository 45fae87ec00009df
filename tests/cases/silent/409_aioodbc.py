# aioodbc: as projects write it.
import aioodbc


async def add(dsn, name):
    async with aioodbc.create_pool(dsn=dsn) as pool:
        async with pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute("INSERT INTO item (name) VALUES (?)", name)
            await conn.commit()
