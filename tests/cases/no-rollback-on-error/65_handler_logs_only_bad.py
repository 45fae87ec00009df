# The handler logs and raises; the rollback is missing.
import logging

import asyncpg

log = logging.getLogger(__name__)


class Repo:
    def __init__(self, conn: asyncpg.Connection) -> None:
        self.conn = conn

    async def add(self, rows) -> None:
        tr = self.conn.transaction()
        await tr.start()  # expect: TX201
        try:
            await self.conn.executemany("INSERT INTO t (v) VALUES ($1)", rows)
        except Exception:
            log.exception("insert failed")
            raise
        else:
            await tr.commit()
