# The helper commits unless it is told not to, and this caller, in the middle of its writes, does not say so.
from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncSession

from crew.tables import audit, member, seat


async def add_audit(session: AsyncSession, what: str, commit: bool = True) -> None:
    await session.execute(insert(audit).values(what=what))
    if commit:
        await session.commit()  # expect: TX409


async def seat_member(session: AsyncSession, member_id: int, seat_id: int) -> None:
    await session.execute(update(member).where(member.c.id == member_id).values(seat_id=seat_id))
    await add_audit(session, "seated")
    await session.execute(update(seat).where(seat.c.id == seat_id).values(taken=True))
    await session.commit()
