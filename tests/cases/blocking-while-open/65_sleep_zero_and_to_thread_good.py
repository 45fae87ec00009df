# sleep(0) only lets other tasks run; the conversion stands between two transactions.
import asyncio
import subprocess

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from media.tables import videos


async def convert(engine: AsyncEngine, video_ids: list[int]) -> None:
    paths = {}
    async with engine.begin() as conn:
        for video_id in video_ids:
            paths[video_id] = await conn.scalar(select(videos.c.path).where(videos.c.id == video_id))
            await asyncio.sleep(0)
    for path in paths.values():
        await asyncio.to_thread(subprocess.run, ["ffmpeg", "-i", path, path + ".webm"], check=True)
    async with engine.begin() as conn:
        await conn.execute(videos.update().where(videos.c.id.in_(paths)).values(converted=True))
