# aiopg: the pool, the connection, the cursor and the transaction each in a block.
import aiopg


async def visit(pool: aiopg.Pool, page, who):
    async with pool.acquire() as conn:
        async with conn.cursor() as cur:
            async with cur.begin():
                await cur.execute("INSERT INTO visit (page, who) VALUES (%s, %s)", (page, who))
                await cur.execute("UPDATE page SET visits = visits + 1 WHERE id = %s", (page,))


async def pages(pool: aiopg.Pool):
    async with pool.acquire() as conn, conn.cursor() as cur:
        await cur.execute("SELECT id FROM page")
        return [row[0] async for row in cur]
