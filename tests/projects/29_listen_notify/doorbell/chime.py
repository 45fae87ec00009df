import asyncio

from doorbell.listener import Listener
from doorbell.ringing import last


async def chime(dsn, pool, play):
    async with Listener(dsn) as listener:
        while True:
            door = await listener.queue.get()
            await play(await last(pool, door))
            await asyncio.sleep(1)
