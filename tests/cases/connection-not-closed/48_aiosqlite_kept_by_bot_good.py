# The bot keeps the connection and closes it in close().
import aiosqlite
from discord.ext import commands


class Bot(commands.Bot):
    async def setup_hook(self):
        self.db = await aiosqlite.connect("bot.db")
        await self.db.execute("CREATE TABLE IF NOT EXISTS guild (id INTEGER PRIMARY KEY, name TEXT)")
        await self.db.commit()

    async def close(self):
        await super().close()
        await self.db.close()


class Cog(commands.Cog):
    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    @commands.command()
    async def name(self, ctx, *, name: str):
        async with self.bot.db.execute("SELECT name FROM guild WHERE id = ?", (ctx.guild.id,)) as cursor:
            row = await cursor.fetchone()
        await ctx.send(row[0] if row else name)
