# What is not awaited explains the open transaction, and no connection that nothing closes.
import asyncpg


async def move(dsn):
    conn = await asyncpg.connect(dsn)  # expect: TX301
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
