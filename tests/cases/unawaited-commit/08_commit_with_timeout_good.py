# The coroutines of commit() and rollback() are awaited through wait_for() and shield(), which hand them on.
import asyncio

import asyncpg


async def close_day(conn: asyncpg.Connection, day: str) -> None:
    tr = conn.transaction()
    await tr.start()
    try:
        await conn.execute("INSERT INTO day_total SELECT $1, sum(amount) FROM sale WHERE day = $1", day)
        await conn.execute("UPDATE sale SET closed = true WHERE day = $1", day)
    except BaseException:
        await asyncio.shield(tr.rollback())
        raise
    await asyncio.wait_for(tr.commit(), timeout=10)
