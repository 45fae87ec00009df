# __aenter__() enters what acquire() gives by hand: where the transaction does not begin, nothing leaves it again.
import asyncpg


class ConnectionTransaction:
    def __init__(self, pool: asyncpg.Pool, timeout: float | None = None):
        self.pool = pool
        self.timeout = timeout

    async def __aenter__(self):
        self.lease = self.pool.acquire(timeout=self.timeout)  # expect: TX303
        conn = await self.lease.__aenter__()
        self.transaction = conn.transaction()
        await self.transaction.__aenter__()
        return conn

    async def __aexit__(self, *exc):
        try:
            await self.transaction.__aexit__(*exc)
        finally:
            await self.lease.__aexit__(*exc)
