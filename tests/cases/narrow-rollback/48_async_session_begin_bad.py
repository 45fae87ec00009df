# asyncpg with `except asyncpg.PostgresError`, an awaited callback between.
import asyncpg


async def pay(conn: asyncpg.Connection, order: int, charge) -> None:
    tr = conn.transaction()
    await tr.start()  # expect: TX205
    try:
        await conn.execute("UPDATE orders SET state = 'paid' WHERE id = $1", order)
        await charge(order)  # allow: TX402,TX407
    except asyncpg.PostgresError:
        await tr.rollback()
        raise
    await tr.commit()
