# The handler names CancelledError beside Exception, so a cancelled request is rolled back, too.
import asyncio

import psycopg


class Sessions:
    def __init__(self, conn: psycopg.AsyncConnection):
        self.conn = conn

    async def extend(self, token: str, hours: int) -> None:
        try:
            await self.conn.execute("DELETE FROM session WHERE until < now()")
            await self.conn.execute(
                "UPDATE session SET until = until + make_interval(hours => %s) WHERE token = %s", (hours, token)
            )
            await self.conn.commit()
        except (Exception, asyncio.CancelledError):
            await self.conn.rollback()
            raise
