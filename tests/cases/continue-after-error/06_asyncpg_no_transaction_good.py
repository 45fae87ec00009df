# Without a transaction each statement of asyncpg stands alone: a unique violation that is passed over harms nothing.
import asyncpg


async def register(conn: asyncpg.Connection, device: str, owner: int) -> None:
    try:
        await conn.execute("INSERT INTO device (serial) VALUES ($1)", device)
    except asyncpg.UniqueViolationError:
        pass
    await conn.execute("UPDATE device SET owner = $2 WHERE serial = $1", device, owner)
