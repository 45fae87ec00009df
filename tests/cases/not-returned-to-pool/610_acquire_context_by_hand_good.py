# __aenter__() enters what acquire() gives by hand: where the transaction does not begin, nothing leaves it again.
import asyncpg


class ConnectionTransaction:
    def __init__(self, pool: asyncpg.Pool, timeout: float | None = None):
        self.pool = pool
        self.timeout = timeout

    async def __aenter__(self):
        self.lease = self.pool.acquire(timeout=self.timeout)
        conn = await self.lease.__aenter__()
        try:
            self.transaction = conn.transaction()
            await self.transaction.__aenter__()
        except BaseException:
            await self.pool.release(conn)
            raise
        return conn

    async def __aexit__(self, *exc):
        try:
            await self.transaction.__aexit__(*exc)
        finally:
            await self.lease.__aexit__(*exc)
