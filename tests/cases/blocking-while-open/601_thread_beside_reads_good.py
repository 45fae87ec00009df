"""Of what a thread is given nothing is known, and the transaction has only read."""

import asyncio

from psycopg import AsyncConnection

from shop.drawing import draw


async def picture(conn: AsyncConnection, pk: int) -> bytes:
    cur = await conn.execute("SELECT outline FROM project WHERE id = %s", (pk,))
    outline = (await cur.fetchone())[0]
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, draw, outline)
