# A middleware opens a session per request and does not close it when the endpoint raises.
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from starlette.middleware.base import BaseHTTPMiddleware

engine = create_async_engine("postgresql+asyncpg://app@db/app")
Session = async_sessionmaker(engine)


class SessionMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        session = Session()  # expect: TX301
        await session.begin()
        request.state.session = session
        response = await call_next(request)
        await session.commit()
        await session.close()
        return response
