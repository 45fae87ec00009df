from .db import current


async def add(title):
    return await current().fetchval("INSERT INTO ticket (title) VALUES ($1) RETURNING id", title)


async def close(ticket_id):
    conn = current()
    async with conn.transaction():
        await conn.execute("UPDATE ticket SET open = false WHERE id = $1", ticket_id)
        await conn.execute("INSERT INTO history (ticket, what) VALUES ($1, 'closed')", ticket_id)


async def merge(source, target):
    conn = current()
    tr = conn.transaction()
    await tr.start()  # expect: TX205,TX201
    try:
        await conn.execute("UPDATE comment SET ticket = $2 WHERE ticket = $1", source, target)
        await conn.execute("DELETE FROM ticket WHERE id = $1", source)
    except Exception:
        await tr.rollback()
        raise
    await tr.commit()
