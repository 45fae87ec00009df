# A pool for each request of an aiohttp handler.
import asyncpg
from aiohttp import web


async def handle(request: web.Request) -> web.Response:
    pool = await asyncpg.create_pool(request.app["dsn"])  # expect: TX304
    async with pool.acquire() as conn:
        n = await conn.fetchval("SELECT count(*) FROM item")
    return web.json_response({"n": n})
