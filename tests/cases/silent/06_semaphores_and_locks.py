# acquire() and release() of locks, semaphores and licences: no pool of connections is near.
import asyncio
import threading


class Printer:
    def __init__(self, licences: int):
        self._pool = threading.BoundedSemaphore(licences)
        self._gate = asyncio.Semaphore(licences)

    def reserve(self) -> bool:
        return self._pool.acquire(timeout=1)

    def give_back(self) -> None:
        self._pool.release()

    async def print(self, page: bytes, send) -> None:
        await self._gate.acquire()
        try:
            await send(page)
        finally:
            self._gate.release()
