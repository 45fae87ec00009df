from sqlalchemy import select

from .context import session
from .models import Note


async def add(text):
    note = Note(text=text)
    session().add(note)
    await session().flush()
    return note.id


async def listing():
    return (await session().scalars(select(Note))).all()
