from odmantic import AIOEngine, Model


class Book(Model):
    title: str


engine = AIOEngine()


async def add(title):
    async with engine.transaction() as transaction:
        await transaction.save(Book(title=title))


async def add_committed(title):
    async with engine.transaction() as transaction:
        await transaction.save(Book(title=title))
        await transaction.commit()


async def add_both(title, other):
    async with engine.session() as session:
        async with session.transaction() as transaction:
            await transaction.save(Book(title=title))
            transaction.commit()  # expect: TX101
