# The block commits by itself; or start() and commit() stand without a block.
import asyncpg


async def settle(conn: asyncpg.Connection, ids: list[int]) -> None:
    tx = conn.transaction(isolation="serializable")
    async with tx:
        for number in ids:
            await conn.execute("UPDATE invoice SET settled = true WHERE id = $1", number)


async def settle_by_hand(conn: asyncpg.Connection, ids: list[int]) -> None:
    tx = conn.transaction()
    await tx.start()
    try:
        for number in ids:
            await conn.execute("UPDATE invoice SET settled = true WHERE id = $1", number)
    except BaseException:
        await tx.rollback()
        raise
    else:
        await tx.commit()
