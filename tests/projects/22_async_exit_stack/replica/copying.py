from contextlib import AsyncExitStack

from replica import open_link
from replica.pools import pools


async def copy_table(link, table):
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(link.source.transaction(readonly=True))
        await stack.enter_async_context(link.target.transaction())
        await link.target.execute(f"DELETE FROM {table}")
        async for row in link.source.cursor(f"SELECT * FROM {table}"):
            marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
            await link.target.execute(f"INSERT INTO {table} VALUES ({marks})", *row)


async def copy_all(source_dsn, target_dsn, tables):
    async with pools(source_dsn, target_dsn) as (source, target), await open_link(source, target) as link:
        for table in tables:
            await copy_table(link, table)
