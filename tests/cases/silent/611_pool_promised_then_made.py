# What an annotation promises is made by another method, which says that it commits by itself.
import aiomysql
import discord
from discord.ext import commands


class Levels(commands.Cog):
    def __init__(self, bot: commands.Bot):
        self.bot = bot
        self.pool: aiomysql.Pool | None = None

    async def cog_load(self) -> None:
        self.pool = await aiomysql.create_pool(user="bot", db="bot", maxsize=10, pool_recycle=600, autocommit=True)

    async def cog_unload(self) -> None:
        self.pool.close()
        await self.pool.wait_closed()

    @commands.command()
    async def rank(self, ctx: commands.Context, member: discord.Member):
        async with self.pool.acquire() as conn, conn.cursor() as cur:
            await cur.execute("UPDATE levels SET asked = asked + 1 WHERE user = %s", (member.id,))
            await cur.execute("SELECT xp, level FROM levels WHERE user = %s", (member.id,))
            await ctx.send("one moment")
            row = await cur.fetchone()
        await ctx.send(f"level {row[1]}, {row[0]} xp")
