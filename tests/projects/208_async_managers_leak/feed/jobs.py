import asyncio

from .db import acquired, connection, get_pool


async def refresh(source):
    conn = await connection()  # expect: TX303
    rows = await conn.fetch("SELECT * FROM source WHERE id = $1", source)
    await (await get_pool()).release(conn)
    return rows


async def move(source, target):
    async with acquired() as conn:
        tx = conn.transaction()
        await tx.start()  # allow: TX201, TX205
        await conn.execute("UPDATE post SET source = $1 WHERE source = $2", target, source)
        await conn.execute("DELETE FROM source WHERE id = $1", source)
        await tx.commit()


async def slow(source):
    async with acquired() as conn:
        async with conn.transaction():
            await conn.execute("UPDATE source SET busy = true WHERE id = $1", source)
            await asyncio.sleep(30)  # expect: TX402
