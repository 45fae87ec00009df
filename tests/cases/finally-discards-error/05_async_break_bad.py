# A poller leaves its loop with break in finally when it is told to stop; an error of commit() in that round vanishes.
import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

NEXT = text("DELETE FROM outbox WHERE id = (SELECT min(id) FROM outbox) RETURNING body")


async def drain(maker: async_sessionmaker[AsyncSession], sink: list, stop: asyncio.Event) -> int:
    taken = 0
    while True:
        async with maker() as session:
            try:
                body = (await session.execute(NEXT)).scalar_one()
                await session.commit()  # expect: TX105
                sink.append(body)
                taken += 1
            finally:
                if stop.is_set():
                    break
    return taken
