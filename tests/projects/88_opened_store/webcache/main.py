import asyncio
import sys

from webcache.client import Client
from webcache.store import CacheStore


async def main(urls):
    async with CacheStore("cache.db") as store:
        client = Client(store)
        await asyncio.gather(*(client.fetch(url) for url in urls))


async def warm(urls):
    store = await CacheStore("cache.db").open()
    try:
        client = Client(store)
        for url in urls:
            await client.fetch(url)
    finally:
        await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
