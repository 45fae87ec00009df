# `break` when the quota is used up leaves the transaction of this round open.
import asyncpg


async def assign(conn: asyncpg.Connection, quota: int, names) -> int:
    n = 0
    for name in names:
        tr = conn.transaction()
        await tr.start()  # expect: TX202
        try:
            await conn.execute("UPDATE seat SET who = $1 WHERE id = (SELECT min(id) FROM seat WHERE who IS NULL)", name)
            n += 1
            if n > quota:
                break
        except BaseException:
            await tr.rollback()
            raise
        await tr.commit()
    return n
