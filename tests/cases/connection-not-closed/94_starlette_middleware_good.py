# The same with a block round the endpoint.
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.middleware.base import BaseHTTPMiddleware

engine = create_async_engine("postgresql+asyncpg://app@db/app")
Session = async_sessionmaker(engine)


class SessionMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        async with Session() as session:
            request.state.session = session
            response = await call_next(request)
            await session.commit()
        return response
