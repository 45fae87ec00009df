async def ring(pool, door, who):
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute("INSERT INTO ring (door, who) VALUES ($1, $2)", door, who)
        await conn.execute("SELECT pg_notify('door', $1)", door)


async def last(pool, door):
    return await pool.fetchval("SELECT who FROM ring WHERE door = $1 ORDER BY at DESC LIMIT 1", door)
