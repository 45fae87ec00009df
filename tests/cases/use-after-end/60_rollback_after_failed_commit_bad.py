# asyncpg: rollback() after commit() has been tried raises InterfaceError and hides the first error.
import asyncpg


async def save(conn: asyncpg.Connection, rows) -> None:
    tr = conn.transaction()
    await tr.start()
    try:
        await conn.executemany("INSERT INTO r VALUES ($1)", rows)
    except BaseException:
        await tr.rollback()
        raise
    await tr.commit()
    if len(rows) > 1000:
        await tr.rollback()  # expect: TX404
