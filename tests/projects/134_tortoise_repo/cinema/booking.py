import httpx
from tortoise.exceptions import IntegrityError
from tortoise.transactions import atomic, in_transaction

from cinema.models import Seat, Ticket
from cinema.unit import transactional, unit


async def sell(seat):
    async with unit() as conn:
        await Ticket.create(seat=seat, using_db=conn)
        await Seat.filter(id=seat).using_db(conn).update(taken=True)


@transactional
async def sell_online(seat, card):
    await Ticket.create(seat=seat)
    async with httpx.AsyncClient() as client:
        await client.post("https://bank.example", json={"card": card})  # expect: TX402
    await Seat.filter(id=seat).update(taken=True)


@atomic()
async def sell_many(seats):
    for seat in seats:
        try:
            await Ticket.create(seat=seat)
        except IntegrityError:  # expect: TX401
            pass


@atomic()
async def sell_each(seats):
    for seat in seats:
        try:
            async with in_transaction():
                await Ticket.create(seat=seat)
        except IntegrityError:
            pass


async def free(seat):
    in_transaction()  # expect: TX107
    await Seat.filter(id=seat).update(taken=False)
