# gather(..., return_exceptions=True) swallows what commit() raised.
import asyncio

import asyncpg


async def finish(transactions: list[asyncpg.transaction.Transaction], first: asyncpg.transaction.Transaction) -> None:
    await asyncio.gather(first.commit(), return_exceptions=True)  # expect: TX106
