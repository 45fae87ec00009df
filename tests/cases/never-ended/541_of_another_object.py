"""What an object of another object holds has its owner elsewhere: the bot commits every few minutes."""

import aiosqlite


class Database:
    def __init__(self, conn: aiosqlite.Connection):
        self.conn = conn

    async def many(self, query, rows):
        await self.conn.executemany(query, rows)

    async def commit(self):
        await self.conn.commit()


class Gateway:
    def __init__(self, bot):
        self.bot = bot

    async def leave(self, left, joined):
        await self.bot.db.executemany("DELETE FROM entrant WHERE user = ?", left)
        await self.bot.db.executemany("INSERT INTO member VALUES (?)", joined)
