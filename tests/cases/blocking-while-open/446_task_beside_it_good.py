# The loop that waits runs in a task of its own: who starts it goes on at once.
import asyncio

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

queue = asyncio.Queue()
writers = []


async def write_all():
    while True:
        print(await queue.get())


async def tell(event):
    if not writers:
        writers.append(asyncio.create_task(write_all()))
    queue.put_nowait(event)


async def change(session: AsyncSession, pk):
    await session.execute(text("UPDATE account SET seen = true WHERE id = :pk"), {"pk": pk})
    await tell(pk)
    await session.commit()
