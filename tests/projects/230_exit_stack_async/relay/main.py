import asyncio
from contextlib import AsyncExitStack

import asyncpg

from .node import Node


async def main():
    async with Node("postgresql:///relay", "spool.db") as node:
        await node.relay()


async def merge(dsns):
    async with AsyncExitStack() as stack:
        conns = []
        for dsn in dsns:
            conn = await asyncpg.connect(dsn)
            stack.push_async_callback(conn.close)
            conns.append(conn)
        for conn in conns:
            async with conn.transaction():
                await conn.execute("UPDATE mail SET merged = true")


async def open_one(dsn):
    async with AsyncExitStack() as stack:
        conn = await asyncpg.connect(dsn)
        stack.push_async_callback(conn.close)
        await conn.execute("SET application_name = 'relay'")
        stack.pop_all()
        return conn


async def ping(dsn):
    conn = await open_one(dsn)  # allow: TX301
    await conn.execute("SELECT 1")
    await conn.close()


if __name__ == "__main__":
    asyncio.run(main())
