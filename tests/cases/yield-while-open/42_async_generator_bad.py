# An asynchronous generator with a started transaction; a consumer that breaks leaves it open.
import asyncpg


async def stream(conn: asyncpg.Connection, sql: str):
    tr = conn.transaction(readonly=True)
    await tr.start()  # expect: TX207
    async for row in conn.cursor(sql):
        yield dict(row)
    await tr.commit()
