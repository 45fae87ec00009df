# The narrow handler translates, the finally rolls back what is left.
import asyncpg


class Conflict(Exception):
    pass


async def pay(conn: asyncpg.Connection, order: int, charge) -> None:
    tr = conn.transaction()
    await tr.start()
    done = False
    try:
        await conn.execute("UPDATE orders SET state = 'paid' WHERE id = $1", order)
        await conn.execute("INSERT INTO payment VALUES ($1)", order)
        await tr.commit()
        done = True
    except asyncpg.UniqueViolationError as e:
        raise Conflict(order) from e
    finally:
        if not done:
            await tr.rollback()
