# join() passes over a duplicate; join_in() does the same behind a savepoint of its own.
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from chapters.models import Membership


async def join(chapter, person, conn=None):
    try:
        await Membership.create(chapter=chapter, person=person, using_db=conn)
    except IntegrityError:
        return False
    return True


async def join_in(chapter, person):
    try:
        async with in_transaction() as conn:
            await Membership.create(chapter=chapter, person=person, using_db=conn)
    except IntegrityError:
        return False
    return True
