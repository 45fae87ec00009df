# Session.begin() takes no connection: the first statement does, and what raises before it leaves nothing open.
from sqlalchemy import create_engine, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, scoped_session, sessionmaker

engine = create_engine("postgresql+psycopg://app@db/app")
maker = sessionmaker(engine)


def rename(old, new):
    session = Session(engine)
    session.begin()
    try:
        session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})
        session.commit()
    finally:
        session.close()


async def rename_async(async_engine, old, new):
    session = AsyncSession(async_engine)
    await session.begin()
    try:
        await session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})
        await session.commit()
    finally:
        await session.close()


def rename_by_registry(old, new):
    registry = scoped_session(maker)
    session = registry()
    session.begin()
    try:
        session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})
        session.commit()
    finally:
        registry.remove()


def leak(old, new):
    registry = scoped_session(maker)  # expect: TX301
    session = registry()
    session.begin()
    session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})
    session.commit()
    registry.remove()


def leak_without_registry(old, new):
    session = maker()  # expect: TX301
    session.begin()
    session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})
    session.commit()
    session.close()


def kept_for_the_request(request, respond):
    session = maker()  # expect: TX301
    session.begin()
    request.state.session = session
    response = respond(request)
    session.commit()
    session.close()
    return response


def entered(old, new):
    registry = scoped_session(maker)
    with registry() as session, session.begin():
        session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})


def entered_by_name(old, new):
    registry = scoped_session(maker)
    session = registry()
    with session:
        session.execute(text("UPDATE artist SET name = :new WHERE name = :old"), {"old": old, "new": new})
        session.commit()
