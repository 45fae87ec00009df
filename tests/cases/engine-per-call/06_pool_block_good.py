# `async with create_pool()` closes the pool with the block, and psycopg's pool has the same form.
import asyncpg
from psycopg_pool import ConnectionPool


async def karma_of(dsn: str, names: list[str]) -> dict[str, int]:
    async with asyncpg.create_pool(dsn, min_size=1, max_size=4) as pool:
        return {name: await pool.fetchval("SELECT karma FROM member WHERE name = $1", name) for name in names}


def reset_karma(dsn: str, names: list[str]) -> None:
    with ConnectionPool(dsn, min_size=1, max_size=2) as pool:
        for name in names:
            with pool.connection() as conn:
                conn.execute("UPDATE member SET karma = 0 WHERE name = %s", (name,))
