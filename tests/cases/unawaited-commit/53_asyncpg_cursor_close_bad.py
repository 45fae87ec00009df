# The release of asyncmy's pool connection is done, but begin() is not awaited.
import asyncmy


async def debit(pool: asyncmy.Pool, account: int, cents: int) -> None:
    async with pool.acquire() as conn:
        conn.begin()  # expect: TX101
        async with conn.cursor() as cur:
            await cur.execute("UPDATE account SET cents = cents - %s WHERE id = %s", (cents, account))
        await conn.commit()
