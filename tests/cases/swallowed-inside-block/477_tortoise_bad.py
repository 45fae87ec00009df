# tortoise: as it leaks and loses.
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from .models import Seat, Ticket


async def book(show, seats, mailer):
    async with in_transaction() as conn:
        for number in seats:
            try:
                await Ticket.create(show=show, seat=number, using_db=conn)
            except IntegrityError:  # expect: TX401
                continue
        await Seat.filter(show=show, number__in=seats).using_db(conn).update(free=False)


def start(show):
    in_transaction()  # expect: TX107
    return Ticket.filter(show=show)
