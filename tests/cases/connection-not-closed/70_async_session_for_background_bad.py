# A background task makes an AsyncSession and closes it in the else branch only.
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

from app.models import Mail

engine = create_async_engine("postgresql+asyncpg://app@db/app")
Session = async_sessionmaker(engine)


async def send(pk: int, smtp) -> None:
    session = Session()  # expect: TX301
    mail = await session.get(Mail, pk)
    if mail.sent:
        return
    else:
        mail.sent = True
        await session.commit()
        await session.close()
