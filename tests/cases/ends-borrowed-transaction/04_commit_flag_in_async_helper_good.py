# Where writes are pending the flag is off; where none are, the helper may commit.
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from crew.tables import audit, member, seat


async def add_audit(session: AsyncSession, what: str, commit: bool = True) -> None:
    await session.execute(insert(audit).values(what=what))
    if commit:
        await session.commit()


async def seat_member(session: AsyncSession, member_id: int, seat_id: int) -> None:
    await session.execute(update(member).where(member.c.id == member_id).values(seat_id=seat_id))
    await add_audit(session, "seated", commit=False)
    await session.execute(update(seat).where(seat.c.id == seat_id).values(taken=True))
    await session.commit()


async def free_seats(session: AsyncSession) -> int:
    rows = (await session.execute(select(seat.c.id).where(seat.c.taken.is_(False)))).all()
    await add_audit(session, "listed")
    return len(rows)
