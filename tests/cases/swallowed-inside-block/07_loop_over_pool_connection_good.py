# A savepoint for each row, or a rollback in the handler: the next row starts from a sound transaction.
import logging

import psycopg
from psycopg_pool import AsyncConnectionPool

log = logging.getLogger(__name__)


async def store(pool: AsyncConnectionPool, rows: list[dict]) -> int:
    stored = 0
    async with pool.connection() as conn:
        for row in rows:
            try:
                async with conn.transaction():
                    await conn.execute("INSERT INTO sample (at, value) VALUES (%(at)s, %(value)s)", row)
                stored += 1
            except psycopg.Error as error:
                log.warning("row %s: %s", row, error)
    return stored


async def store_each(pool: AsyncConnectionPool, rows: list[dict]) -> int:
    stored = 0
    async with pool.connection() as conn:
        for row in rows:
            try:
                await conn.execute("INSERT INTO sample (at, value) VALUES (%(at)s, %(value)s)", row)
                await conn.commit()
                stored += 1
            except psycopg.Error as error:
                await conn.rollback()
                log.warning("row %s: %s", row, error)
    return stored
