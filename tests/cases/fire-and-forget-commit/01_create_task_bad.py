# The commit runs in a task that nobody awaits: its error is printed at collection, and the session may be closed first.
import asyncio

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from game.deps import get_session
from game.models import Score

router = APIRouter()


@router.post("/scores")
async def submit_score(player: int, points: int, session: AsyncSession = Depends(get_session)):
    session.add(Score(player=player, points=points))
    asyncio.create_task(session.commit())  # expect: TX106
    return {"player": player, "points": points}
