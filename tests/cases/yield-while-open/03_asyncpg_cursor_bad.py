# A cursor of asyncpg needs a transaction. It is started by hand, and an abandoned async generator leaves it open on the
# caller's connection.
import asyncpg


async def export(conn: asyncpg.Connection, table: str):
    tr = conn.transaction(readonly=True)
    await tr.start()  # expect: TX207
    async for record in conn.cursor(f"SELECT * FROM {table}"):
        yield dict(record)
    await tr.commit()
