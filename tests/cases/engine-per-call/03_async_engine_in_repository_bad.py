# A repository method makes an asynchronous engine for a single query.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine


class Stations:
    def __init__(self, url: str):
        self.url = url

    async def names(self) -> list[str]:
        engine = create_async_engine(self.url)  # expect: TX304
        async with engine.connect() as conn:
            return list((await conn.execute(text("SELECT name FROM station"))).scalars())
