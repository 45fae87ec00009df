# An AsyncExitStack holds both connections; pop_all() hands them to the Link, whose aclose() ends them.
from contextlib import AsyncExitStack

import asyncpg

from replica.pools import pooled


class Link:
    def __init__(self, source, target, stack):
        self.source = source
        self.target = target
        self._stack = stack

    async def aclose(self):
        await self._stack.aclose()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()


async def open_link(source: asyncpg.Pool, target: asyncpg.Pool) -> Link:
    async with AsyncExitStack() as stack:
        left = await stack.enter_async_context(pooled(source))
        right = await stack.enter_async_context(pooled(target))
        await right.execute("SET synchronous_commit = off")
        return Link(left, right, stack.pop_all())
