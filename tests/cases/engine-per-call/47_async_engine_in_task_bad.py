# An AsyncEngine for each task of a queue, never disposed.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine


async def send_digest(ctx, user_id: int) -> None:
    engine = create_async_engine(ctx["url"])  # expect: TX304
    async with AsyncSession(engine) as session:
        row = (await session.execute(text("SELECT email FROM users WHERE id = :i"), {"i": user_id})).one()
    await ctx["mailer"].send(row.email)
