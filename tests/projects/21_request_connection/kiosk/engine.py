from sqlalchemy.ext.asyncio import create_async_engine


async def engine_context(app):
    app["engine"] = create_async_engine(app["url"], pool_recycle=1800)
    yield
    await app["engine"].dispose()
