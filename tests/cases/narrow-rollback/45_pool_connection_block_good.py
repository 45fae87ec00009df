# The pool's block resets whatever is left, so a narrow handler is enough.
import psycopg
from psycopg_pool import AsyncConnectionPool


async def store(pool: AsyncConnectionPool, rows) -> int:
    async with pool.connection() as conn:
        try:
            for row in rows:
                await conn.execute("INSERT INTO t (a) VALUES (%s)", (row,))
        except psycopg.errors.UniqueViolation:
            await conn.rollback()
            return 0
    return len(rows)
