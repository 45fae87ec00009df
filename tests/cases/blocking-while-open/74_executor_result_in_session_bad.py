# run_in_executor frees the loop, not the transaction that the INSERT has opened.
import asyncio
from concurrent.futures import ProcessPoolExecutor

from sqlalchemy.ext.asyncio import AsyncSession

from vision.inference import detect
from vision.models import Detection, Picture

workers = ProcessPoolExecutor(2)


async def analyse(session: AsyncSession, data: bytes) -> int:
    picture = Picture(size=len(data))
    session.add(picture)
    await session.flush()
    loop = asyncio.get_running_loop()
    boxes = await loop.run_in_executor(workers, detect, data)  # expect: TX402
    session.add_all(Detection(picture_id=picture.id, box=box) for box in boxes)
    await session.commit()
    return picture.id
