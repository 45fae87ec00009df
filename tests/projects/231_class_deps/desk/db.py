import aiomysql
from fastapi import Request


async def make_pool(**kw):
    return await aiomysql.create_pool(**kw)


class Db:
    """A dependency that is a class: FastAPI calls it for each request."""

    def __init__(self, request: Request):
        self.pool = request.app.state.pool

    async def run(self, sql, *args):
        async with self.pool.acquire() as conn:
            async with conn.cursor() as cur:
                await cur.execute(sql, args)
            await conn.commit()

    async def run_many(self, statements):
        conn = await self.pool.acquire()
        try:
            await conn.begin()
            try:
                async with conn.cursor() as cur:
                    for sql in statements:
                        await cur.execute(sql)
                await conn.commit()
            except BaseException:
                await conn.rollback()
                raise
        finally:
            self.pool.release(conn)
