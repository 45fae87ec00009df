# aiosqlite: as projects write it.
import aiosqlite


class Store:
    def __init__(self, path):
        self.path = path
        self.db = None

    async def __aenter__(self):
        self.db = await aiosqlite.connect(self.path)
        return self

    async def __aexit__(self, *exc):
        await self.db.close()

    async def add(self, name):
        await self.db.execute("INSERT INTO item (name) VALUES (?)", (name,))
        await self.db.commit()
