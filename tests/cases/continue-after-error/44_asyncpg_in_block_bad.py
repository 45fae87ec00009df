# asyncpg: the failed statement is logged and the transaction committed by hand.
import logging

import asyncpg

log = logging.getLogger(__name__)


async def import_rows(conn: asyncpg.Connection, rows) -> None:
    tr = conn.transaction()
    await tr.start()
    try:
        for row in rows:
            try:
                await conn.execute("INSERT INTO person (name) VALUES ($1)", row)
            except asyncpg.PostgresError as e:  # expect: TX204,TX401
                log.warning("row %r: %s", row, e)
    except BaseException:
        await tr.rollback()
        raise
    await tr.commit()
