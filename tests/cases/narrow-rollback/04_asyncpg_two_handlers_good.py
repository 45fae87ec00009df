# The narrow handler answers the expected error, a second one covers all the others; both roll back.
import asyncpg


async def rename_brand(conn: asyncpg.Connection, old: str, new: str) -> bool:
    tr = conn.transaction()
    await tr.start()
    try:
        await conn.execute("UPDATE brand SET name = $2 WHERE name = $1", old, new)
        await conn.execute("INSERT INTO brand_history (old, new) VALUES ($1, $2)", old, new)
    except asyncpg.UniqueViolationError:
        await tr.rollback()
        return False
    except BaseException:
        await tr.rollback()
        raise
    else:
        await tr.commit()
        return True
