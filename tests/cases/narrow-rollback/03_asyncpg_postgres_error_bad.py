# Only PostgresError leads to the rollback; a cancelled task or an error of the driver's client side does not.
import asyncpg


async def rename_brand(conn: asyncpg.Connection, old: str, new: str) -> None:
    tr = conn.transaction()
    await tr.start()  # expect: TX205
    try:
        await conn.execute("UPDATE brand SET name = $2 WHERE name = $1", old, new)
        await conn.execute("INSERT INTO brand_history (old, new) VALUES ($1, $2)", old, new)
    except asyncpg.PostgresError:
        await tr.rollback()
        raise
    else:
        await tr.commit()
