# The bot's command opens a pool for every message it answers.
import os

import asyncpg
from discord.ext import commands

bot = commands.Bot(command_prefix="!")


@bot.command()
async def karma(ctx, name: str):
    pool = await asyncpg.create_pool(os.environ["BOT_DSN"], min_size=1, max_size=4)  # expect: TX304
    value = await pool.fetchval("SELECT karma FROM member WHERE name = $1", name)
    await ctx.send(f"{name}: {value}")
