# The block of conn.transaction() is left when the generator is closed.
import asyncpg


async def export(conn: asyncpg.Connection, table: str):
    async with conn.transaction(readonly=True):
        async for record in conn.cursor(f"SELECT * FROM {table}"):
            yield dict(record)
