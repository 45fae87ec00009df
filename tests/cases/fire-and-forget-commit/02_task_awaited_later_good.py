# The task of the commit is kept and awaited before the answer goes out.
import asyncio

from fastapi import APIRouter, Depends
from sqlalchemy.ext.asyncio import AsyncSession

from game.deps import get_session
from game.models import Score

router = APIRouter()


@router.post("/scores")
async def submit_score(player: int, points: int, session: AsyncSession = Depends(get_session)):
    session.add(Score(player=player, points=points))
    commit = asyncio.create_task(session.commit())
    answer = {"player": player, "points": points}
    await commit
    return answer
