# A connection that lives as long as the listener, in autocommit as asyncpg's always is.
import asyncio

import asyncpg


class Listener:
    def __init__(self, dsn):
        self.dsn = dsn
        self.conn = None
        self.queue = asyncio.Queue()

    async def start(self):
        self.conn = await asyncpg.connect(self.dsn)
        try:
            await self.conn.add_listener("door", self._put)
        except BaseException:
            await self.conn.close()
            raise

    def _put(self, conn, pid, channel, payload):
        self.queue.put_nowait(payload)

    async def stop(self):
        if self.conn is not None:
            await self.conn.close()
            self.conn = None

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, *exc):
        await self.stop()
