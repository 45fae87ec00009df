# Inside a started transaction the unique violation is passed over; every statement after it fails with
# InFailedSQLTransactionError.
import asyncpg


async def register(conn: asyncpg.Connection, device: str, owner: int) -> None:
    tr = conn.transaction()
    await tr.start()
    try:
        try:
            await conn.execute("INSERT INTO device (serial) VALUES ($1)", device)
        except asyncpg.UniqueViolationError:  # expect: TX204
            pass
        await conn.execute("UPDATE device SET owner = $2 WHERE serial = $1", device, owner)
    except BaseException:
        await tr.rollback()
        raise
    await tr.commit()
