# With autocommit for the pool, or a commit.
import aiomysql


async def make_pool(settings):
    return await aiomysql.create_pool(autocommit=True, maxsize=10, pool_recycle=600, **settings)


async def log_event(pool: aiomysql.Pool, kind: str) -> None:
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("INSERT INTO event (kind) VALUES (%s)", (kind,))
        await conn.commit()
