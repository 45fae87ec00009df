# The repository commits in add(); the service has a debit pending that must not stay alone.
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bank.models import Account, Entry


class Entries:
    def __init__(self, session: AsyncSession):
        self.session = session

    async def add(self, entry: Entry) -> None:
        self.session.add(entry)
        await self.session.commit()  # expect: TX409


async def debit(maker: async_sessionmaker[AsyncSession], account_id: int, cents: int) -> None:
    async with maker() as session:
        account = await session.get_one(Account, account_id)
        account.cents -= cents
        await session.flush()
        entries = Entries(session)
        await entries.add(Entry(account_id=account_id, cents=-cents))
        account.entries += 1
        await session.commit()
