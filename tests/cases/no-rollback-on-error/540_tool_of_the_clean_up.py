"""The block that shields the clean-up is a manager of the project: that making it fails is what few would guard
against."""

import contextlib

import aiosqlite

from app.tasks import shielding


@contextlib.contextmanager
def shielded(task):
    token = shielding.enter(task)
    try:
        yield
    finally:
        shielding.leave(token)


class Store:
    def __init__(self, conn: aiosqlite.Connection, task):
        self._conn = conn
        self._task = task

    async def move(self, old, new):
        await self._conn.execute("BEGIN")
        try:
            await self._conn.execute("INSERT INTO item SELECT * FROM item WHERE shelf = ?", (old,))
            await self._conn.execute("DELETE FROM item WHERE shelf = ?", (new,))
            await self._conn.execute("COMMIT")
        except BaseException:
            with shielded(self._task):
                await self._conn.execute("ROLLBACK")
            raise
