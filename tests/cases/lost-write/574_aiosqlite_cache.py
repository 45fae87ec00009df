import aiosqlite


class Cache:
    def __init__(self, path):
        self.path = path

    async def get(self, key):
        async with aiosqlite.connect(self.path) as db:
            async with db.execute("SELECT v FROM c WHERE k = ?", (key,)) as cur:
                row = await cur.fetchone()
        return row and row[0]

    async def put(self, key, value):
        async with aiosqlite.connect(self.path) as db:
            await db.execute("REPLACE INTO c VALUES (?, ?)", (key, value))  # expect: TX403

    async def clear(self):
        async with aiosqlite.connect(self.path) as db:
            await db.execute("DELETE FROM c")
            await db.commit()

    async def vacuum(self):
        db = await aiosqlite.connect(self.path)  # expect: TX301
        await db.execute("DELETE FROM c WHERE old = 1")
        await db.commit()
        await db.close()
