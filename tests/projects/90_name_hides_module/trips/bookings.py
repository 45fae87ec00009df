import asyncio

from trips.infra import postgres


async def book(trip, seats):
    conn = await postgres.acquire()
    try:
        async with conn.transaction():
            free = await conn.fetchval("SELECT free FROM trip WHERE id = $1 FOR UPDATE", trip)
            if free < seats:
                return False
            await conn.execute("UPDATE trip SET free = free - $2 WHERE id = $1", trip, seats)
    finally:
        await postgres.release(conn)
    return True


async def cancel(trip, seats):
    conn = await postgres.acquire()  # expect: TX303
    try:
        await conn.execute("UPDATE trip SET free = free + $2 WHERE id = $1", trip, seats)
    except Exception:
        await postgres.release(conn)
        raise
    await postgres.release(conn)


async def transfer(source, target, seats):
    conn = await postgres.acquire()
    try:
        tr = conn.transaction()
        await tr.start()
        try:
            await conn.execute("UPDATE trip SET free = free + $2 WHERE id = $1", source, seats)
            await conn.execute("UPDATE trip SET free = free - $2 WHERE id = $1", target, seats)
            await tr.commit()
        except Exception:
            await tr.rollback()
            raise
    finally:
        await postgres.release(conn)


async def all_trips(days):
    return await asyncio.gather(*(postgres.fetch("SELECT * FROM trip WHERE day = $1", day) for day in days))
