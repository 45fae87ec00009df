# psycopg 3, async: the handler inside the transaction logs and goes on.
import logging

import psycopg
from psycopg_pool import AsyncConnectionPool

log = logging.getLogger(__name__)


async def record(pool: AsyncConnectionPool, events):
    async with pool.connection() as conn, conn.transaction():
        for event in events:
            try:
                await conn.execute("INSERT INTO event (id, kind) VALUES (%s, %s)", (event.id, event.kind))
            except psycopg.errors.UniqueViolation:  # expect: TX401
                log.info("event %s was there already", event.id)
