# The transaction is committed in finally, also when the handler of the job raised or was cancelled.
import asyncpg


async def run_job(conn: asyncpg.Connection, job_id: int, handler) -> None:
    tr = conn.transaction()
    await tr.start()
    try:
        await conn.execute("UPDATE job SET state = 'running' WHERE id = $1", job_id)
        await handler(conn, job_id)
        await conn.execute("UPDATE job SET state = 'done' WHERE id = $1", job_id)
    finally:
        await tr.commit()  # expect: TX104
