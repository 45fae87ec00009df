# aioodbc: as projects write it, and as it leaks.
import aioodbc


async def add(dsn, name):
    conn = await aioodbc.connect(dsn=dsn)  # expect: TX301
    cur = await conn.cursor()
    await cur.execute("INSERT INTO item (name) VALUES (?)", name)
    await conn.commit()
    await cur.close()
    await conn.close()
