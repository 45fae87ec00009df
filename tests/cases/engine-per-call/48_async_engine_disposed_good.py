# Disposed in finally, or one per worker in its start-up hook.
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine


async def send_digest(ctx, user_id: int) -> None:
    engine = create_async_engine(ctx["url"])
    try:
        async with AsyncSession(engine) as session:
            row = (await session.execute(text("SELECT email FROM users WHERE id = :i"), {"i": user_id})).one()
    finally:
        await engine.dispose()
    await ctx["mailer"].send(row.email)


async def startup(ctx) -> None:
    ctx["engine"] = create_async_engine(ctx["url"])


async def shutdown(ctx) -> None:
    await ctx["engine"].dispose()
