# After the block.
from arq.connections import ArqRedis
from sqlalchemy.ext.asyncio import AsyncSession

from exports.models import Export


async def start_export(session: AsyncSession, redis: ArqRedis, user_id: int) -> int:
    async with session.begin():
        export = Export(user_id=user_id)
        session.add(export)
        await session.flush()
        export_id = export.id
    await redis.enqueue_job("run_export", export_id)
    return export_id
