"""A pool of asyncpg under another name: what it lends has transactions, and is given back to it."""

from discord.ext import commands


class Roles(commands.Cog):
    def __init__(self, bot):
        self.bot = bot

    async def assign(self, member, role):
        connection = await self.bot.db.acquire()  # expect: TX303
        async with connection.transaction():
            await connection.execute("INSERT INTO roles (member, role) VALUES ($1, $2)", member.id, role.id)
        await self.bot.db.release(connection)

    async def lock(self, member):
        await self.bot.lock.acquire()
        await member.edit(muted=True)
        self.bot.lock.release()
