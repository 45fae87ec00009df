# oracledb async pool, asyncpg: `async with pool.acquire` without call is an error; here the transaction call stands alone.
import asyncpg


async def rename(pool: asyncpg.Pool, old: str, new: str) -> None:
    async with pool.acquire() as conn:
        conn.transaction()  # expect: TX107
        await conn.execute("UPDATE tag SET name = $1 WHERE name = $2", new, old)
        await conn.execute("UPDATE tag_log SET name = $1 WHERE name = $2", new, old)
