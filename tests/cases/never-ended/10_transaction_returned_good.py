# The helper hands the started transaction to its caller, which ends it.
import asyncpg


async def claim(conn: asyncpg.Connection, worker: str, limit: int):
    tr = conn.transaction()
    await tr.start()
    try:
        rows = await conn.fetch("SELECT id FROM task WHERE owner IS NULL LIMIT $1 FOR UPDATE SKIP LOCKED", limit)
        for row in rows:
            await conn.execute("UPDATE task SET owner = $2 WHERE id = $1", row["id"], worker)
    except BaseException:
        await tr.rollback()
        raise
    return tr, [row["id"] for row in rows]


async def work(conn: asyncpg.Connection, worker: str, run) -> None:
    tr, ids = await claim(conn, worker, 10)
    try:
        for task_id in ids:
            run(task_id)
    except BaseException:
        await tr.rollback()
        raise
    await tr.commit()
