# A commit that is not awaited is the cause, and stands alone: it is told before anything else about its connection.
import asyncpg


async def move(dsn):
    conn = await asyncpg.connect(dsn)
    tr = conn.transaction()
    await tr.start()
    await conn.execute("UPDATE a SET b = 1")
    tr.commit()  # expect: TX101
    await conn.execute("SELECT 1")


async def close_forgotten(dsn):
    conn = await asyncpg.connect(dsn)
    await conn.execute("UPDATE a SET b = 1")
    conn.close()  # expect: TX101


async def closed(dsn):
    conn = await asyncpg.connect(dsn)
    try:
        tr = conn.transaction()
        await tr.start()
        await conn.execute("UPDATE a SET b = 1")
        tr.commit()  # expect: TX101
    finally:
        await conn.close()
