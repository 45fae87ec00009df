from tortoise.transactions import atomic, in_transaction

from chapters.members import join, join_in
from chapters.models import Chapter


async def found(city, people):
    async with in_transaction() as conn:
        chapter = await Chapter.create(city=city, using_db=conn)
        for person in people:
            await join(chapter, person, conn)  # expect: TX401
    return chapter


async def found_with_savepoints(city, people):
    async with in_transaction() as conn:
        chapter = await Chapter.create(city=city, using_db=conn)
        joined = [person for person in people if await join_in(chapter, person)]
    return chapter, joined


@atomic()
async def rename(old, new):
    await Chapter.filter(city=old).update(city=new)


async def join_late(city, person):
    chapter = await Chapter.get(city=city)
    return await join(chapter, person)
