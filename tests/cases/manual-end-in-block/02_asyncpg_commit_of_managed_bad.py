# The Transaction is entered with `async with` and ended by hand too: asyncpg raises InterfaceError and rolls back.
import asyncpg


async def settle(conn: asyncpg.Connection, ids: list[int]) -> None:
    tx = conn.transaction()
    async with tx:
        for number in ids:
            await conn.execute("UPDATE invoice SET settled = true WHERE id = $1", number)
        await tx.commit()  # expect: TX405
