# tortoise: begun, ended and closed as it should be.
from tortoise.exceptions import IntegrityError
from tortoise.transactions import atomic, in_transaction

from .models import Seat, Ticket


async def book(show, seats):
    taken = []
    for number in seats:
        try:
            async with in_transaction() as conn:
                await Ticket.create(show=show, seat=number, using_db=conn)
                await Seat.filter(show=show, number=number).using_db(conn).update(free=False)
        except IntegrityError:
            taken.append(number)
    return taken


@atomic()
async def cancel(ticket):
    await Seat.filter(number=ticket.seat).update(free=True)
    await ticket.delete()
