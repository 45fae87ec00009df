# The attribute holds a connection of either kind, and each is closed in its own way.
import asyncio

import psycopg


class Connection:
    def __init__(self, dsn, is_async):
        self.is_async = is_async

        async def connect():
            return await psycopg.AsyncConnection.connect(dsn)

        if is_async:
            conn = asyncio.run(connect())
        else:
            conn = psycopg.Connection.connect(dsn)
        self.conn = conn

    def close(self):
        if self.is_async:
            asyncio.run(self.conn.close())
        else:
            self.conn.close()
