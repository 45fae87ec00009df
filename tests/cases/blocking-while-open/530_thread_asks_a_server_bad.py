"""A thread waits for a server, and the rows wait with it."""

import asyncio

import requests
from sqlalchemy.ext.asyncio import AsyncSession

from shop.models import Upload


def scan(path):
    return requests.post("https://scan.example/", data=path, timeout=60).json()


async def store(session: AsyncSession, path: str):
    upload = Upload(path=path)
    session.add(upload)
    await session.flush()
    upload.clean = await asyncio.to_thread(scan, path)  # expect: TX402
    loop = asyncio.get_running_loop()
    upload.size = await loop.run_in_executor(None, requests.head, path)  # expect: TX402
    await session.commit()
