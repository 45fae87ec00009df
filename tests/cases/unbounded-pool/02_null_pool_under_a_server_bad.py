# NullPool in a web application: as many connections as requests, each opened anew.
from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool

app = FastAPI()
engine = create_async_engine("postgresql+asyncpg://localhost/menu", poolclass=NullPool)  # expect: TX501 # allow: TX503
make_session = async_sessionmaker(engine)


async def get_session():
    async with make_session() as session:
        yield session


@app.get("/dishes")
async def dishes(session: AsyncSession = Depends(get_session)):
    return (await session.scalars(text("SELECT name FROM dish"))).all()
