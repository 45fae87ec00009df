# aiomysql has autocommit off: the connection goes back to the pool, which closes it.
import aiomysql


async def log_event(pool: aiomysql.Pool, kind: str) -> None:
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            await cur.execute("INSERT INTO event (kind) VALUES (%s)", (kind,))  # expect: TX403
