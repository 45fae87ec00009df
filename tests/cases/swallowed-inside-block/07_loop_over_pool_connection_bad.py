# pool.connection() is a block that commits: after the first error every further row fails, is logged, and
# nothing is stored.
import logging

import psycopg
from psycopg_pool import AsyncConnectionPool

log = logging.getLogger(__name__)


async def store(pool: AsyncConnectionPool, rows: list[dict]) -> int:
    stored = 0
    async with pool.connection() as conn:
        for row in rows:
            try:
                await conn.execute("INSERT INTO sample (at, value) VALUES (%(at)s, %(value)s)", row)
                stored += 1
            except psycopg.Error as error:  # expect: TX401,TX204
                log.warning("row %s: %s", row, error)
    return stored
