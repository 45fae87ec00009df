# Only a job that ran to its end is committed in finally; otherwise the same finally rolls back.
import asyncpg


async def run_job(conn: asyncpg.Connection, job_id: int, handler) -> None:
    tr = conn.transaction()
    await tr.start()
    ok = False
    try:
        await conn.execute("UPDATE job SET state = 'running' WHERE id = $1", job_id)
        await handler(conn, job_id)
        await conn.execute("UPDATE job SET state = 'done' WHERE id = $1", job_id)
        ok = True
    finally:
        if ok:
            await tr.commit()
        else:
            await tr.rollback()
