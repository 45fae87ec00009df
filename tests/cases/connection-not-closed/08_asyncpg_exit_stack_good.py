# close() is pushed onto the exit stack right after the connection is made.
from contextlib import AsyncExitStack

import asyncpg


async def grant(dsn: str, role: str, tables: list[str]) -> None:
    async with AsyncExitStack() as stack:
        conn = await asyncpg.connect(dsn)
        stack.push_async_callback(conn.close)
        for table in tables:
            await conn.execute(f"GRANT SELECT ON {table} TO {role}")
