# A serialization failure at commit is the very error this isolation level is made for. Here it is passed over and
# the transfer looks done.
import asyncpg


async def transfer(conn: asyncpg.Connection, src: int, dst: int, amount: int) -> None:
    tr = conn.transaction(isolation="serializable")
    await tr.start()
    try:
        await conn.execute("UPDATE account SET balance = balance - $2 WHERE id = $1", src, amount)
        await conn.execute("UPDATE account SET balance = balance + $2 WHERE id = $1", dst, amount)
    except BaseException:
        await tr.rollback()
        raise
    try:
        await tr.commit()  # expect: TX102
    except asyncpg.SerializationError:
        pass
