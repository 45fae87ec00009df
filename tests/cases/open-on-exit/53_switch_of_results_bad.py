# match over the answer; one case returns without an end.
import asyncpg


async def decide(conn: asyncpg.Connection, pk: int) -> str:
    tr = conn.transaction()
    await tr.start()  # expect: TX202
    try:
        state = await conn.fetchval("SELECT state FROM request WHERE id = $1 FOR UPDATE", pk)
        match state:
            case "open":
                await conn.execute("UPDATE request SET state = 'done' WHERE id = $1", pk)
                await tr.commit()
                return "done"
            case "done":
                return "done already"
            case _:
                await tr.rollback()
                return "unknown"
    except BaseException:
        await tr.rollback()
        raise
