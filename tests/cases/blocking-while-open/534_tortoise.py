import asyncio

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model
from tortoise.transactions import atomic, in_transaction


class Seat(Model):
    id = fields.IntField(primary_key=True)
    free = fields.BooleanField(default=True)


async def book(number):
    async with in_transaction() as conn:
        seat = await Seat.get(id=number).using_db(conn)
        seat.free = False
        await seat.save()


async def book_well(number):
    async with in_transaction() as conn:
        seat = await Seat.get(id=number).using_db(conn)
        seat.free = False
        await seat.save(using_db=conn)


@atomic()
async def book_slowly(number):
    await Seat.filter(id=number).update(free=False)
    await asyncio.sleep(5)  # expect: TX402


@atomic()
async def add(numbers):
    for number in numbers:
        try:
            await Seat.create(id=number)
        except IntegrityError:  # expect: TX401
            print("exists", number)
