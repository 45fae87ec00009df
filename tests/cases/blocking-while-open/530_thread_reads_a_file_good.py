"""A thread that only reads or hashes a file is done soon."""

import asyncio
import hashlib
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from shop.models import Upload


def fingerprint(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


async def store(session: AsyncSession, path: str):
    upload = Upload(path=path)
    session.add(upload)
    await session.flush()
    upload.data = await asyncio.to_thread(Path(path).read_bytes)
    upload.copy = await asyncio.to_thread(lambda: Path(path).read_text())
    upload.sha = await asyncio.to_thread(fingerprint, path)
    await session.commit()
