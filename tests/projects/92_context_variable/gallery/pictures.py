from sqlalchemy import text

from gallery.db import current, scope


class Pictures:
    @property
    def session(self):
        return current()

    async def add(self, name):
        await self.session.execute(text("INSERT INTO picture VALUES (:n)"), {"n": name})

    async def rename(self, old, new):
        result = await self.session.execute(text("UPDATE picture SET name = :b WHERE name = :a"), {"a": old, "b": new})
        return result.rowcount == 1


async def import_all(names):
    pictures = Pictures()
    for name in names:
        async with scope():
            await pictures.add(name)
