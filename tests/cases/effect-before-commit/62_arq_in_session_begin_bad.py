# arq: the job is in Redis before the row is in the table.
from arq.connections import ArqRedis
from sqlalchemy.ext.asyncio import AsyncSession

from exports.models import Export


async def start_export(session: AsyncSession, redis: ArqRedis, user_id: int) -> int:
    async with session.begin():
        export = Export(user_id=user_id)
        session.add(export)
        await session.flush()
        await redis.enqueue_job("run_export", export.id)  # expect: TX407
    return export.id
