# A blocking conversion is moved to a thread: the event loop is free, the transaction stays open all the same.
import asyncio
import subprocess

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from media.tables import videos


async def convert(engine: AsyncEngine, video_id: int) -> None:
    async with engine.begin() as conn:
        path = await conn.scalar(select(videos.c.path).where(videos.c.id == video_id).with_for_update())
        await asyncio.to_thread(subprocess.run, ["ffmpeg", "-i", path, path + ".webm"], check=True)  # expect: TX402
        await conn.execute(videos.update().where(videos.c.id == video_id).values(converted=True))
