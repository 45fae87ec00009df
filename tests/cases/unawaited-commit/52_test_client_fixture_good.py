# A pytest fixture and a synchronous SQLAlchemy session in async tests.
import pytest
import pytest_asyncio
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session


@pytest.fixture
def session(engine):
    with Session(engine) as s:
        yield s
        s.rollback()


@pytest_asyncio.fixture
async def asession(async_engine):
    async with AsyncSession(async_engine) as s:
        yield s
        await s.rollback()


async def test_add(session: Session, asession: AsyncSession, thing):
    session.add(thing)
    session.commit()
    assert await asession.get(type(thing), thing.id) is not None
