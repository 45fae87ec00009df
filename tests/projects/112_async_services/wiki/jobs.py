import asyncio

import httpx
from sqlalchemy import select

from wiki.db import transaction
from wiki.pages import Page


async def link_check():
    async with transaction() as session:
        texts = list(await session.scalars(select(Page.text)))
    async with httpx.AsyncClient() as client:
        return await asyncio.gather(*(client.head(word) for text in texts for word in text.split() if "://" in word))


async def reset_views():
    async with transaction() as session:
        for page in await session.scalars(select(Page)):
            page.views = 0
