# in_transaction() as a statement.
from tortoise.transactions import in_transaction

from app.models import Event


async def rename(pk: int, name: str) -> None:
    in_transaction()  # expect: TX107
    event = await Event.get(id=pk)
    event.name = name
    await event.save()
