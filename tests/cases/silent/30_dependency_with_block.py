# A session dependency as an async generator: the block around the yield closes the session whatever the handler does.
from collections.abc import AsyncIterator

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

app = FastAPI()
engine = create_async_engine("postgresql+asyncpg://app@db/app", pool_recycle=1800)
maker = async_sessionmaker(engine)


async def session_for_request() -> AsyncIterator[AsyncSession]:
    async with maker() as session:
        yield session


@app.delete("/drafts/{draft_id}")
async def delete_draft(draft_id: int, session: AsyncSession = Depends(session_for_request)) -> None:
    await session.execute(text("DELETE FROM draft WHERE id = :i"), {"i": draft_id})
    await session.commit()
