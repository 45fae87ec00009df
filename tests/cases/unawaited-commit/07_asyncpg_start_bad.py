# transaction().start() without await opens nothing: both statements run in autocommit, and the commit at the end
# fails because the transaction was never started.
import asyncpg


async def swap_seats(conn: asyncpg.Connection, first: int, second: int) -> None:
    swap = conn.transaction()
    swap.start()  # expect: TX101
    try:
        row = await conn.fetchrow("SELECT guest FROM seat WHERE id = $1", first)
        await conn.execute("UPDATE seat SET guest = s.guest FROM seat s WHERE s.id = $2 AND seat.id = $1", first, second)
        await conn.execute("UPDATE seat SET guest = $1 WHERE id = $2", row["guest"], second)
    except BaseException:
        await swap.rollback()
        raise
    await swap.commit()
