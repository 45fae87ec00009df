import asyncio
import sys

import asyncpg

from .chime import chime


async def play(who):
    print("ding", who)


async def main(dsn):
    async with asyncpg.create_pool(dsn, max_size=4) as pool:
        await chime(dsn, pool, play)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
