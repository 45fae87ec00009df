# The cursor() of asyncmy gives a cursor; awaiting or entering it is possible, and not needed.
import asyncmy


async def one(settings):
    conn = await asyncmy.connect(**settings)
    try:
        cur = conn.cursor()
        await cur.execute("SELECT 1")
        return await cur.fetchone()
    finally:
        conn.close()


async def two(settings):
    conn = await asyncmy.connect(**settings)
    try:
        async with conn.cursor() as cur:
            await cur.execute("SELECT 1")
            return await cur.fetchone()
    finally:
        conn.close()
