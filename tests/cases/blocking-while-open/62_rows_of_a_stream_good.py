# The rows come from the server's cursor, which lives as long as its transaction does.
import asyncio

import psycopg


async def index(dsn, queue):
    async with await psycopg.AsyncConnection.connect(dsn) as conn:
        async with conn.cursor(name="places") as cur:
            async for place in cur.stream("SELECT id FROM place"):
                await queue.put(place)
                await asyncio.sleep(0.1)  # allow: TX402
