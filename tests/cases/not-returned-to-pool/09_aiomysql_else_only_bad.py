# release() stands in the else clause, so the handler's way out loses the connection.
import logging

import aiomysql

log = logging.getLogger("bot")


async def top_ten(pool: aiomysql.Pool, guild: int) -> list[tuple[str, int]]:
    conn = await pool.acquire()  # expect: TX303
    rows: list[tuple[str, int]] = []
    try:
        async with conn.cursor() as cur:
            await cur.execute("SELECT name, xp FROM member WHERE guild = %s ORDER BY xp DESC LIMIT 10", (guild,))
            rows = list(await cur.fetchall())
    except aiomysql.Error:
        log.exception("top ten of %s", guild)
    else:
        pool.release(conn)
    return rows
