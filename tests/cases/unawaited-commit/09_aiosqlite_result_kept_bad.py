# The coroutine of commit() is put into a variable that nobody awaits. The method reports success, the rows are
# gone with the next restart.
import aiosqlite


class Inbox:
    def __init__(self, db: aiosqlite.Connection):
        self.db = db

    async def mark_read(self, ids: list[int]) -> bool:
        await self.db.executemany("UPDATE mail SET unread = 0 WHERE id = ?", [(i,) for i in ids])
        saved = self.db.commit()  # expect: TX101
        return saved is not None
